package io.zhanggui.assistant.console;

import io.zhanggui.assistant.merchant.MerchantAccount;
import io.zhanggui.assistant.support.Unanswered;
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
     */
    record Line(Unanswered.Group group, String write) {

        static Line of(Unanswered.Group group) {
            List<String> questions = group.wordings().stream().limit(WORDINGS).toList();
            return new Line(group, writing(questions));
        }
    }

    @GetMapping("/console/unanswered")
    String list(@ModelAttribute("shop") MerchantAccount shop, @RequestParam(defaultValue = "1") int page, Model model) {
        int wanted = Math.clamp(page, 1, 1_000);
        Unanswered.Page found = unanswered.page(shop, (wanted - 1) * Paging.SIZE, Paging.SIZE);
        model.addAttribute("paging", Paging.at(wanted, found.total()));
        model.addAttribute("lines", found.groups().stream().map(Line::of).toList());
        return "console/unanswered";
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
