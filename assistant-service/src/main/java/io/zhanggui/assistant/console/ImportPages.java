package io.zhanggui.assistant.console;

import io.zhanggui.assistant.facts.ImportKind;
import io.zhanggui.assistant.facts.Imports;
import io.zhanggui.assistant.facts.StagedFile;
import io.zhanggui.assistant.facts.Staging;
import io.zhanggui.assistant.merchant.MerchantAccount;
import io.zhanggui.assistant.problem.ApiProblem;
import io.zhanggui.assistant.problem.Problems;
import io.zhanggui.knowledge.ingest.ColumnMapping;
import io.zhanggui.knowledge.ingest.ImportMode;
import io.zhanggui.knowledge.ingest.TableKind;
import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
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

/** Where files are dropped, and what became of earlier ones. */
@Controller
@RequestMapping("/console/imports")
class ImportPages {

    private final Imports imports;
    private final Staging staging;
    private final Problems problems;
    private final Clock clock;

    ImportPages(Imports imports, Staging staging, Problems problems, Clock clock) {
        this.imports = imports;
        this.staging = staging;
        this.problems = problems;
        this.clock = clock;
    }

    @GetMapping
    String forms(
            @ModelAttribute("shop") MerchantAccount shop,
            @RequestParam(defaultValue = "1") int page,
            Locale locale,
            Model model) {
        Paging paging = Paging.at(page, imports.count(shop.id()));
        model.addAttribute("paging", paging);
        model.addAttribute("waiting", staging.waiting(shop.id()));
        model.addAttribute("tables", List.of(TableKind.values()));
        model.addAttribute(
                "runs",
                imports.page(shop.id(), paging.offset(), paging.size()).stream()
                        .map(run -> ImportRunView.of(run, problems, clock.instant(), locale))
                        .toList());
        return "console/imports";
    }

    /** Takes files: a table waits for its columns to be confirmed, a document is imported at once. */
    @PostMapping("/{kind}")
    ResponseEntity<Void> upload(
            @ModelAttribute("shop") MerchantAccount shop,
            @PathVariable String kind,
            @RequestParam List<MultipartFile> file,
            HttpServletRequest request)
            throws IOException {
        if (file.stream().allMatch(ImportPages::notChosen)) {
            throw new ApiProblem(HttpStatus.BAD_REQUEST, "console.file.missing");
        }
        List<StagedFile> staged = new ArrayList<>();
        for (MultipartFile each : file) {
            staged.add(staging.keep(shop, kind(kind), each));
        }
        staged.stream()
                .filter(each -> each.kind() == ImportKind.DOCUMENT && LooksLike.of(each, staging) == null)
                .forEach(each -> imports.start(shop, each, ImportMode.MERGE, ColumnMapping.PROPOSED));
        String one = staged.size() == 1 ? "/" + staged.getFirst().id() : "";
        return Going.to("/console/imports" + one, request);
    }

    private static boolean notChosen(MultipartFile file) {
        return file.isEmpty()
                && (file.getOriginalFilename() == null
                        || file.getOriginalFilename().isBlank());
    }

    static ImportKind kind(String name) {
        return switch (name) {
            case "products" -> ImportKind.PRODUCTS;
            case "faqs" -> ImportKind.FAQS;
            case "documents" -> ImportKind.DOCUMENT;
            default -> throw new ApiProblem(HttpStatus.NOT_FOUND, "path.unknown");
        };
    }
}
