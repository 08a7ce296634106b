package io.zhanggui.assistant.console;

import io.zhanggui.assistant.merchant.MerchantAccount;
import io.zhanggui.assistant.problem.ApiProblem;
import io.zhanggui.assistant.quality.Datasets;
import io.zhanggui.assistant.quality.EvaluationRun;
import io.zhanggui.assistant.quality.Evaluations;
import io.zhanggui.assistant.quality.Judgings;
import io.zhanggui.assistant.quality.RunResults;
import io.zhanggui.assistant.quality.RunResults.Results;
import io.zhanggui.evaluation.gate.Gate;
import io.zhanggui.evaluation.report.Report;
import io.zhanggui.knowledge.faq.Faqs;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.ZoneId;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;
import org.springframework.context.MessageSource;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import tools.jackson.databind.json.JsonMapper;

/** Runs of datasets: begun, watched, read. */
@Controller
@RequestMapping("/console/quality/runs")
class QualityRunPages {

    private static final int CASES = 10;

    private final Datasets datasets;
    private final Evaluations evaluations;
    private final RunResults results;
    private final Judgings judgings;
    private final Faqs faqs;
    private final MessageSource texts;
    private final JsonMapper json;
    private final Clock clock;

    QualityRunPages(
            Datasets datasets,
            Evaluations evaluations,
            RunResults results,
            Judgings judgings,
            Faqs faqs,
            MessageSource texts,
            JsonMapper json,
            Clock clock) {
        this.datasets = datasets;
        this.evaluations = evaluations;
        this.results = results;
        this.judgings = judgings;
        this.faqs = faqs;
        this.texts = texts;
        this.json = json;
        this.clock = clock;
    }

    @PostMapping
    ResponseEntity<Void> start(
            @ModelAttribute("shop") MerchantAccount shop, @RequestParam String dataset, HttpServletRequest request) {
        return Going.to(
                "/console/quality/runs/" + evaluations.start(shop, dataset).id(), request);
    }

    @GetMapping("/{id}")
    String run(
            @ModelAttribute("shop") MerchantAccount shop,
            @PathVariable String id,
            @RequestParam(defaultValue = "wrong") String show,
            @RequestParam(defaultValue = "") String tag,
            @RequestParam(defaultValue = "1") int page,
            @ModelAttribute("zone") ZoneId zone,
            Locale locale,
            Model model) {
        EvaluationRun run = evaluations.get(shop.id(), id);
        Results read = run.scored() ? results.of(shop.id(), run).orElse(null) : null;
        EvaluationRun shown = run.scored() && read == null ? run.damaged() : run;
        model.addAttribute("progress", RunProgress.of(shown, clock.instant()));
        model.addAttribute(
                "rerunnable", datasets.find(shop.id(), run.datasetId()).isPresent());
        if (read != null) {
            CaseFilter filter = new CaseFilter(show, tag);
            ScoredRun scored = ScoredRun.of(run, trend(shop, run), read, gate(shop, run), new Words(texts, locale));
            JudgingView judged = judgings.of(shop.id(), run)
                    .map(judging -> JudgingView.of(judgings, shop.id(), run, judging))
                    .orElse(null);
            List<CaseView> cases = filter.of(read, judged == null ? List.of() : judged.lowestFirst());
            Paging paging = Paging.at(page, cases.size(), CASES);
            model.addAttribute("scored", scored);
            model.addAttribute(
                    "plotData", json.writeValueAsString(scored.plots().data(zone)));
            model.addAttribute("filter", filter);
            model.addAttribute("paging", paging);
            model.addAttribute("cases", paging.of(cases));
            model.addAttribute("entries", entries(shop, paging.of(cases)));
            model.addAttribute("judges", judgings.backends());
            model.addAttribute("judged", judged);
        }
        return "console/quality-run";
    }

    /** The part of the page that changes while the run goes on; when it has ended, the whole page is to be loaded. */
    @GetMapping("/{id}/progress")
    String progress(
            @ModelAttribute("shop") MerchantAccount shop,
            @PathVariable String id,
            HttpServletResponse response,
            Model model) {
        EvaluationRun run = evaluations.get(shop.id(), id);
        if (!run.running()) {
            response.setHeader("HX-Refresh", "true");
        }
        model.addAttribute("progress", RunProgress.of(run, clock.instant()));
        return "console/quality-run :: progress";
    }

    @PostMapping("/{id}/cancel")
    ResponseEntity<Void> cancel(
            @ModelAttribute("shop") MerchantAccount shop, @PathVariable String id, HttpServletRequest request) {
        evaluations.cancel(shop.id(), id);
        return Going.to("/console/quality/runs/" + id, request);
    }

    @PostMapping("/{id}/delete")
    ResponseEntity<Void> delete(
            @ModelAttribute("shop") MerchantAccount shop, @PathVariable String id, HttpServletRequest request) {
        evaluations.delete(shop.id(), id);
        return Going.to("/console/quality", request);
    }

    @GetMapping("/{id}/run.json")
    ResponseEntity<byte[]> json(@ModelAttribute("shop") MerchantAccount shop, @PathVariable String id) {
        return Downloads.file(
                "run-" + id + ".json",
                MediaType.APPLICATION_JSON_VALUE,
                Report.json(results.run(shop.id(), scored(shop, id))).getBytes(StandardCharsets.UTF_8));
    }

    @GetMapping("/{id}/report.html")
    ResponseEntity<byte[]> report(
            @ModelAttribute("shop") MerchantAccount shop, @PathVariable String id, Locale locale) {
        EvaluationRun run = scored(shop, id);
        Report report = Report.of(results.run(shop.id(), run), gate(shop, run), locale);
        String html = judgings.finished(shop.id(), run)
                .flatMap(judging ->
                        judgings.verdicts(shop.id(), run).map(verdicts -> report.html(verdicts.told(judging.model()))))
                .orElseGet(report::html);
        return Downloads.file(
                "report-" + id + ".html", "text/html;charset=UTF-8", html.getBytes(StandardCharsets.UTF_8));
    }

    /** Which of the expected sources are FAQ entries. */
    private Set<String> entries(MerchantAccount shop, List<CaseView> cases) {
        return cases.stream()
                .flatMap(view -> view.asked().expectedSources().stream())
                .filter(source -> faqs.find(shop.id(), source).isPresent())
                .collect(Collectors.toSet());
    }

    private EvaluationRun scored(MerchantAccount shop, String id) {
        return scored(evaluations, shop, id);
    }

    /** @throws ApiProblem 404 if there is no such run, or it has no scores */
    static EvaluationRun scored(Evaluations evaluations, MerchantAccount shop, String id) {
        EvaluationRun run = evaluations.get(shop.id(), id);
        if (!run.scored()) {
            throw new ApiProblem(HttpStatus.NOT_FOUND, "quality.run-unscored", id);
        }
        return run;
    }

    /** The thresholds as they are now; those of a deleted dataset are gone. */
    private Gate gate(MerchantAccount shop, EvaluationRun run) {
        return datasets.find(shop.id(), run.datasetId()).map(datasets::gate).orElse(new Gate(List.of()));
    }

    private List<EvaluationRun> trend(MerchantAccount shop, EvaluationRun run) {
        return evaluations.all(shop.id()).stream()
                .filter(other -> other.scored()
                        && other.datasetId().equals(run.datasetId())
                        && !other.started().isAfter(run.started()))
                .toList();
    }
}
