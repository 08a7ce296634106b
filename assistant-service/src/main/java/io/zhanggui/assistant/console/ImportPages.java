package io.zhanggui.assistant.console;

import io.zhanggui.assistant.facts.ImportKind;
import io.zhanggui.assistant.facts.ImportRun;
import io.zhanggui.assistant.facts.Imports;
import io.zhanggui.assistant.merchant.MerchantAccount;
import io.zhanggui.assistant.problem.ApiProblem;
import io.zhanggui.assistant.problem.Problems;
import io.zhanggui.knowledge.ingest.ImportMode;
import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.util.Locale;
import org.springframework.http.ContentDisposition;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.multipart.MultipartFile;

/** Files brought in by hand, and what became of their rows. */
@Controller
@RequestMapping("/console/imports")
class ImportPages {

    private final Imports imports;
    private final Problems problems;

    ImportPages(Imports imports, Problems problems) {
        this.imports = imports;
        this.problems = problems;
    }

    @GetMapping
    String forms(
            @ModelAttribute("shop") MerchantAccount shop,
            @RequestParam(defaultValue = "1") int page,
            Locale locale,
            Model model) {
        Paging paging = Paging.at(page, imports.count(shop.id()));
        model.addAttribute("paging", paging);
        model.addAttribute(
                "runs",
                imports.page(shop.id(), paging.offset(), paging.size()).stream()
                        .map(run -> ImportRunView.of(run, problems, locale))
                        .toList());
        return "console/imports";
    }

    @PostMapping("/{kind}")
    ResponseEntity<Void> start(
            @ModelAttribute("shop") MerchantAccount shop,
            @PathVariable String kind,
            @RequestParam(defaultValue = "MERGE") ImportMode mode,
            @RequestParam MultipartFile file,
            HttpServletRequest request)
            throws IOException {
        if (file.isEmpty()
                && (file.getOriginalFilename() == null
                        || file.getOriginalFilename().isBlank())) {
            throw new ApiProblem(HttpStatus.BAD_REQUEST, "console.file.missing");
        }
        ImportRun run = imports.start(shop, kind(kind), mode, file);
        return Going.to("/console/imports/" + run.id(), request);
    }

    @GetMapping("/{id}")
    String report(@ModelAttribute("shop") MerchantAccount shop, @PathVariable String id, Locale locale, Model model) {
        model.addAttribute("run", view(shop, id, locale));
        return "console/import";
    }

    /** The part of the report page that changes while the import runs. */
    @GetMapping("/{id}/progress")
    String progress(@ModelAttribute("shop") MerchantAccount shop, @PathVariable String id, Locale locale, Model model) {
        model.addAttribute("run", view(shop, id, locale));
        return "console/import :: run";
    }

    @GetMapping("/{id}/report.csv")
    ResponseEntity<byte[]> csv(@ModelAttribute("shop") MerchantAccount shop, @PathVariable String id, Locale locale) {
        ImportRunView run = view(shop, id, locale);
        return ResponseEntity.ok()
                .header(HttpHeaders.CONTENT_TYPE, "text/csv;charset=UTF-8")
                .header(
                        HttpHeaders.CONTENT_DISPOSITION,
                        ContentDisposition.attachment()
                                .filename("import-" + run.id() + ".csv")
                                .build()
                                .toString())
                .body(ReportCsv.of(run));
    }

    private ImportRunView view(MerchantAccount shop, String id, Locale locale) {
        return imports.find(shop.id(), id)
                .map(run -> ImportRunView.of(run, problems, locale))
                .orElseThrow(() -> new ApiProblem(HttpStatus.NOT_FOUND, "import.unknown", id));
    }

    private static ImportKind kind(String name) {
        return switch (name) {
            case "products" -> ImportKind.PRODUCTS;
            case "faqs" -> ImportKind.FAQS;
            case "documents" -> ImportKind.DOCUMENT;
            default -> throw new ApiProblem(HttpStatus.NOT_FOUND, "path.unknown");
        };
    }
}
