package io.zhanggui.assistant.console;

import io.zhanggui.assistant.facts.ImportKind;
import io.zhanggui.assistant.facts.Imports;
import io.zhanggui.assistant.facts.StagedFile;
import io.zhanggui.assistant.facts.Staging;
import io.zhanggui.assistant.merchant.MerchantAccount;
import io.zhanggui.assistant.problem.ApiProblem;
import io.zhanggui.assistant.problem.Problems;
import io.zhanggui.knowledge.Reason;
import io.zhanggui.knowledge.ingest.ColumnMapping;
import io.zhanggui.knowledge.ingest.ImportMode;
import io.zhanggui.knowledge.ingest.ImportRejected;
import io.zhanggui.knowledge.ingest.TableKind;
import io.zhanggui.knowledge.ingest.TablePreview;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.util.MultiValueMap;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** Between the upload of a table and its import: what it holds, and what its columns mean. */
@Controller
@RequestMapping("/console/imports/{id}")
class ImportWizard {

    private final Imports imports;
    private final Staging staging;
    private final Problems problems;

    ImportWizard(Imports imports, Staging staging, Problems problems) {
        this.imports = imports;
        this.staging = staging;
        this.problems = problems;
    }

    /** The page of a file that waits. */
    String page(
            MerchantAccount shop,
            StagedFile file,
            @Nullable String sheet,
            @Nullable Integer header,
            Locale locale,
            Model model) {
        model.addAttribute("file", file);
        if (file.kind() == ImportKind.DOCUMENT) {
            model.addAttribute("seems", LooksLike.of(file, staging));
            return "console/import-file";
        }
        try {
            TablePreview preview = staging.preview(file, table(file), sheet, header);
            show(shop, preview, preview.mapping(), locale, model);
        } catch (ImportRejected e) {
            model.addAttribute("problem", problems.inWords(e.reason(), locale));
            model.addAttribute("reason", e.reason().code());
            model.addAttribute("placed", sheet != null || header != null);
            return "console/import-file";
        }
        return "console/import-columns";
    }

    /** What the mapping that is being chosen would lead to. */
    @PostMapping("/preview")
    String example(
            @ModelAttribute("shop") MerchantAccount shop,
            @PathVariable String id,
            @RequestParam MultiValueMap<String, String> form,
            Locale locale,
            Model model) {
        TablePreview preview = preview(file(shop, id), form);
        show(shop, preview, MappingForm.read(form), locale, model);
        return "console/import-columns :: example";
    }

    @PostMapping("/start")
    @Nullable
    String start(
            @ModelAttribute("shop") MerchantAccount shop,
            @PathVariable String id,
            @RequestParam MultiValueMap<String, String> form,
            @RequestParam(defaultValue = "MERGE") ImportMode mode,
            Locale locale,
            Model model,
            HttpServletResponse response) {
        if (imports.find(shop.id(), id).isPresent()) {
            return "redirect:/console/imports/" + id;
        }
        StagedFile file = file(shop, id);
        TablePreview preview = preview(file, form);
        ColumnMapping mapping = MappingForm.read(form);
        if (mapping.problems(preview.kind(), preview.headers()).isEmpty()) {
            staging.remember(file, preview, mapping);
            imports.start(shop, file, mode, mapping);
            return "redirect:/console/imports/" + id;
        }
        response.setStatus(HttpStatus.UNPROCESSABLE_CONTENT.value());
        model.addAttribute("file", file);
        model.addAttribute("mode", mode);
        show(shop, preview, mapping, locale, model);
        return "console/import-columns";
    }

    /** Takes the file for something else. */
    @PostMapping("/kind")
    ResponseEntity<Void> retype(
            @ModelAttribute("shop") MerchantAccount shop,
            @PathVariable String id,
            @RequestParam String kind,
            HttpServletRequest request) {
        StagedFile file = file(shop, id);
        ImportKind wanted = ImportPages.kind(kind);
        staging.retype(file, wanted);
        if (wanted == ImportKind.DOCUMENT) {
            StagedFile document = file(shop, id);
            imports.start(shop, document, ImportMode.MERGE, ColumnMapping.PROPOSED);
        }
        return Going.to("/console/imports/" + id, request);
    }

    /** Discards a file that waits, or asks its import to stop. */
    @PostMapping("/cancel")
    ResponseEntity<Void> cancel(
            @ModelAttribute("shop") MerchantAccount shop, @PathVariable String id, HttpServletRequest request) {
        StagedFile waits = staging.find(shop.id(), id).orElse(null);
        if (waits != null) {
            staging.discard(waits);
            return Going.to("/console/imports", request);
        }
        imports.cancel(imports.find(shop.id(), id).orElseThrow(() -> unknown(id)));
        return Going.to("/console/imports/" + id, request);
    }

    private void show(MerchantAccount shop, TablePreview preview, ColumnMapping mapping, Locale locale, Model model) {
        model.addAttribute("preview", preview);
        model.addAttribute("columns", MappingForm.rows(preview, mapping));
        var wrong = mapping.problems(preview.kind(), preview.headers());
        model.addAttribute(
                "wrong",
                wrong.stream().map((Reason reason) -> reason.text(locale)).toList());
        model.addAttribute(
                "outlook", wrong.isEmpty() ? Outlook.of(preview.examples(shop.knowledge(), mapping), locale) : null);
    }

    private TablePreview preview(StagedFile file, MultiValueMap<String, String> form) {
        ColumnMapping place = MappingForm.read(form);
        return staging.preview(file, table(file), place.sheet(), place.headerRow());
    }

    private StagedFile file(MerchantAccount shop, String id) {
        return staging.find(shop.id(), id).orElseThrow(() -> unknown(id));
    }

    private static TableKind table(StagedFile file) {
        return file.kind() == ImportKind.FAQS ? TableKind.FAQS : TableKind.PRODUCTS;
    }

    static ApiProblem unknown(String id) {
        return new ApiProblem(HttpStatus.NOT_FOUND, "import.unknown", id);
    }
}
