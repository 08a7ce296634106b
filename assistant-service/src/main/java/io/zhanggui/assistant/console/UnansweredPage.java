package io.zhanggui.assistant.console;

import io.zhanggui.assistant.merchant.MerchantAccount;
import io.zhanggui.assistant.support.Unanswered;
import jakarta.servlet.http.HttpServletRequest;
import java.util.Comparator;
import java.util.List;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.util.UriComponentsBuilder;

/** What shoppers asked in vain, and the way to an answer. */
@Controller
class UnansweredPage {

    /** Paraphrases that go into the editor. */
    private static final int WORDINGS = 10;

    private final Unanswered unanswered;

    UnansweredPage(Unanswered unanswered) {
        this.unanswered = unanswered;
    }

    /**
     * Questions that ask the same, on the page.
     *
     * @param write where their answer is written
     * @param answered whether they have an answer by now, as far as that was tried
     */
    record Line(Unanswered.Group group, String write, boolean answered) {}

    /**
     * The page comes at once, the questions are tried after it: each is a question to the fact base.
     *
     * @param tried whether to find out which questions have an answer by now
     */
    @GetMapping("/console/unanswered")
    String list(
            @ModelAttribute("shop") MerchantAccount shop,
            @RequestParam(defaultValue = "1") int page,
            @RequestParam(defaultValue = "false") boolean tried,
            HttpServletRequest request,
            Model model) {
        int wanted = Math.clamp(page, 1, 1_000);
        Unanswered.Page found = unanswered.page(shop, (wanted - 1) * Paging.SIZE, Paging.SIZE);
        model.addAttribute("paging", Paging.at(wanted, found.total()));
        model.addAttribute("tried", tried);
        model.addAttribute(
                "lines",
                found.groups().stream()
                        .map(group -> line(group, tried && unanswered.answers(shop, group)))
                        .sorted(Comparator.comparing(Line::answered))
                        .toList());
        return Going.scripted(request) ? "console/unanswered :: groups" : "console/unanswered";
    }

    private static Line line(Unanswered.Group group, boolean answered) {
        return new Line(group, writing(group.wordings().stream().limit(WORDINGS).toList()), answered);
    }

    /** The editor with a question and its paraphrases. */
    static String writing(List<String> questions) {
        return UriComponentsBuilder.fromPath("/console/faqs/new")
                .queryParam(
                        "question", questions.stream().map(question -> "{q}").toArray())
                .encode()
                .buildAndExpand(questions.toArray())
                .toUriString();
    }
}
