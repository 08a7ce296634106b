package io.zhanggui.assistant.console;

import io.zhanggui.assistant.merchant.MerchantAccount;
import io.zhanggui.assistant.support.Trial;
import io.zhanggui.knowledge.retrieval.Retrieval;
import io.zhanggui.knowledge.retrieval.SearchRequest;
import jakarta.servlet.http.HttpServletRequest;
import java.util.List;
import java.util.stream.Stream;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.RequestParam;

/** What the shop would answer to a question, and why. */
@Controller
class TryPage {

    private static final int RANKED = 10;
    private static final int LONGEST = 2_000;

    private final Trial trial;
    private final Retrieval retrieval;

    TryPage(Trial trial, Retrieval retrieval) {
        this.trial = trial;
        this.retrieval = retrieval;
    }

    /**
     * @param follow whether the question goes on from those before it, which come as {@code before}
     */
    @GetMapping("/console/try")
    String page(
            @ModelAttribute("shop") MerchantAccount shop,
            @RequestParam(defaultValue = "") String q,
            @RequestParam(defaultValue = "false") boolean follow,
            HttpServletRequest request,
            Model model) {
        String question = q.strip().substring(0, Math.min(q.strip().length(), LONGEST));
        List<String> before = follow ? Parameters.all(request, "before") : List.of();
        model.addAttribute("q", question);
        model.addAttribute("before", before);
        if (!question.isEmpty()) {
            model.addAttribute("tried", tried(shop, before, question));
        }
        return Going.scripted(request) ? "console/try :: tried" : "console/try";
    }

    private TryView tried(MerchantAccount shop, List<String> before, String question) {
        return TryView.of(
                question,
                trial.ask(
                        shop,
                        Stream.concat(before.stream(), Stream.of(question)).toList()),
                retrieval.explain(SearchRequest.everywhere(shop.knowledge(), question, RANKED)));
    }
}
