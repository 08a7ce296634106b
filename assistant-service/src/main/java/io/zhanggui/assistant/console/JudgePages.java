package io.zhanggui.assistant.console;

import io.zhanggui.assistant.merchant.MerchantAccount;
import io.zhanggui.assistant.problem.ApiProblem;
import io.zhanggui.assistant.quality.EvaluationRun;
import io.zhanggui.assistant.quality.Evaluations;
import io.zhanggui.assistant.quality.Judging;
import io.zhanggui.assistant.quality.Judgings;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.math.BigDecimal;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;

/** A language model as the judge of a run: what it would cost, how far it is. Its verdicts stand on the run's page. */
@Controller
@RequestMapping("/console/quality/runs/{id}/judge")
class JudgePages {

    private final Evaluations evaluations;
    private final Judgings judgings;

    JudgePages(Evaluations evaluations, Judgings judgings) {
        this.evaluations = evaluations;
        this.judgings = judgings;
    }

    @GetMapping("/estimate")
    String estimate(
            @ModelAttribute("shop") MerchantAccount shop,
            @PathVariable String id,
            @ModelAttribute("judgeForm") JudgeForm form,
            Model model) {
        Judgings.Offer offer = judgings.offer(shop, scored(shop, id), form.wish());
        model.addAttribute("offer", offer);
        model.addAttribute("cost", Yuan.of(BigDecimal.valueOf(offer.fen())));
        return "console/quality-judge :: estimate";
    }

    /** Begins; htmx puts the progress in the place of the form. */
    @PostMapping
    Object start(
            @ModelAttribute("shop") MerchantAccount shop,
            @PathVariable String id,
            @ModelAttribute("judgeForm") JudgeForm form,
            HttpServletRequest request,
            Model model) {
        EvaluationRun run = scored(shop, id);
        Judging begun = judgings.start(shop, run, form.wish());
        if (!Going.scripted(request)) {
            return Going.to("/console/quality/runs/" + id + "#judge", request);
        }
        model.addAttribute("run", run);
        model.addAttribute("judges", judgings.backends());
        model.addAttribute("judged", JudgingView.of(judgings, shop.id(), run, begun));
        return "console/quality-judge :: judge";
    }

    /** The part of the page that changes while it goes on; when it has ended, the whole page is to be loaded. */
    @GetMapping("/progress")
    String progress(
            @ModelAttribute("shop") MerchantAccount shop,
            @PathVariable String id,
            HttpServletResponse response,
            Model model) {
        EvaluationRun run = scored(shop, id);
        Judging judging = judgings.of(shop.id(), run)
                .orElseThrow(() -> new ApiProblem(HttpStatus.NOT_FOUND, "quality.run-unscored", id));
        if (!judging.running()) {
            response.setHeader("HX-Refresh", "true");
        }
        model.addAttribute("run", run);
        model.addAttribute("judged", JudgingView.progress(judging));
        return "console/quality-judge :: progress";
    }

    @PostMapping("/cancel")
    ResponseEntity<Void> cancel(
            @ModelAttribute("shop") MerchantAccount shop, @PathVariable String id, HttpServletRequest request) {
        judgings.cancel(shop.id(), scored(shop, id).id());
        return Going.to("/console/quality/runs/" + id + "#judge", request);
    }

    private EvaluationRun scored(MerchantAccount shop, String id) {
        return QualityRunPages.scored(evaluations, shop, id);
    }
}
