package io.zhanggui.assistant.console;

import io.zhanggui.assistant.facts.ImportRun;
import io.zhanggui.assistant.facts.Imports;
import io.zhanggui.assistant.facts.StagedFile;
import io.zhanggui.assistant.facts.Staging;
import io.zhanggui.assistant.merchant.MerchantAccount;
import io.zhanggui.assistant.problem.Problems;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ContentDisposition;
import org.springframework.http.HttpHeaders;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** One file: its columns while it waits, its progress while it is imported, its report afterwards. */
@Controller
@RequestMapping("/console/imports/{id}")
class ImportReportPages {

    private final Imports imports;
    private final Staging staging;
    private final ImportWizard wizard;
    private final ImportEvents events;
    private final ReportCsv csv;
    private final Problems problems;
    private final Clock clock;

    ImportReportPages(
            Imports imports,
            Staging staging,
            ImportWizard wizard,
            ImportEvents events,
            ReportCsv csv,
            Problems problems,
            Clock clock) {
        this.imports = imports;
        this.staging = staging;
        this.wizard = wizard;
        this.events = events;
        this.csv = csv;
        this.problems = problems;
        this.clock = clock;
    }

    @GetMapping
    String page(
            @ModelAttribute("shop") MerchantAccount shop,
            @PathVariable String id,
            @RequestParam(required = false) @Nullable String sheet,
            @RequestParam(required = false) @Nullable Integer header,
            Locale locale,
            Model model) {
        StagedFile waits = staging.find(shop.id(), id).orElse(null);
        if (waits != null) {
            return wizard.page(shop, waits, sheet == null || sheet.isBlank() ? null : sheet, header, locale, model);
        }
        model.addAttribute("run", view(run(shop, id), locale));
        return "console/import";
    }

    /** The part of the page that changes while the import runs. */
    @GetMapping("/progress")
    String progress(@ModelAttribute("shop") MerchantAccount shop, @PathVariable String id, Locale locale, Model model) {
        model.addAttribute("run", view(run(shop, id), locale));
        return "console/import :: run";
    }

    /** The same as events; keeps the thread of the request, a virtual one, until the import ends. */
    @GetMapping("/events")
    void events(
            @ModelAttribute("shop") MerchantAccount shop,
            @PathVariable String id,
            Locale locale,
            HttpServletResponse response)
            throws IOException {
        run(shop, id);
        response.setContentType("text/event-stream;charset=UTF-8");
        response.setHeader(HttpHeaders.CACHE_CONTROL, "no-store");
        events.follow(() -> view(run(shop, id), locale), locale, response.getOutputStream());
    }

    /** How each row ended. */
    @GetMapping("/report.csv")
    void report(
            @ModelAttribute("shop") MerchantAccount shop,
            @PathVariable String id,
            Locale locale,
            HttpServletResponse response)
            throws IOException {
        ImportRun run = run(shop, id);
        download(response, "import-report.csv");
        csv.rows(run, locale, response.getOutputStream());
    }

    /** The rows that failed as they were in the file, each with its reason, to correct and import again. */
    @GetMapping("/failed.csv")
    void failed(
            @ModelAttribute("shop") MerchantAccount shop,
            @PathVariable String id,
            Locale locale,
            HttpServletResponse response)
            throws IOException {
        ImportRun run = run(shop, id);
        String name = run.fileName().replaceFirst("\\.[A-Za-z]{3,5}$", "");
        download(response, name + "-failed.csv");
        csv.failed(run, locale, response.getOutputStream());
    }

    private static void download(HttpServletResponse response, String name) {
        response.setContentType("text/csv;charset=UTF-8");
        response.setHeader(
                HttpHeaders.CONTENT_DISPOSITION,
                ContentDisposition.attachment()
                        .filename(name, StandardCharsets.UTF_8)
                        .build()
                        .toString());
    }

    private ImportRun run(MerchantAccount shop, String id) {
        return imports.find(shop.id(), id).orElseThrow(() -> ImportWizard.unknown(id));
    }

    private ImportRunView view(ImportRun run, Locale locale) {
        return ImportRunView.of(run, problems, clock.instant(), locale);
    }
}
