package io.zhanggui.assistant.console;

import io.zhanggui.assistant.copywriting.CopyItem;
import io.zhanggui.assistant.copywriting.Decision;
import io.zhanggui.assistant.copywriting.Drafts;
import io.zhanggui.assistant.merchant.Caller;
import io.zhanggui.assistant.problem.ApiProblem;
import jakarta.servlet.http.HttpServletRequest;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;

/** What a person decides about drafts, one by one. */
@Controller
@RequestMapping("/console/copy/items/{id}")
class DraftReview {

    private static final Part HISTORY = new Part("console/draft", "history", "draft.history");

    private final Drafts drafts;

    DraftReview(Drafts drafts) {
        this.drafts = drafts;
    }

    /**
     * What stands beside the decision's button.
     *
     * @param override the person has read the findings and takes the draft all the same
     */
    record Words(
            @Nullable String title,
            @Nullable String body,
            @Nullable String reason,
            @Nullable Boolean override) {}

    @PostMapping("/{action:accept|reject|edit|reopen}")
    String decide(
            @AuthenticationPrincipal Caller caller,
            @PathVariable String id,
            @PathVariable String action,
            @ModelAttribute Words words,
            HttpServletRequest request,
            Model model) {
        CopyItem item = drafts.decide(caller.merchant(), id, decision(action, words), caller.keyId());
        if (!Going.scripted(request)) {
            return "redirect:/console/copy/" + item.jobId() + "#item-" + item.id();
        }
        model.addAttribute("view", DraftView.of(item));
        return "console/draft :: reviewed";
    }

    /** What was decided so far, and the texts that edits replaced. */
    @GetMapping("/history")
    String history(
            @AuthenticationPrincipal Caller caller, @PathVariable String id, HttpServletRequest request, Model model) {
        model.addAttribute("events", drafts.history(caller.merchant(), id));
        return HISTORY.view(request, model);
    }

    private static Decision decision(String action, Words words) {
        return switch (action) {
            case "accept" -> new Decision.Accept(Boolean.TRUE.equals(words.override()));
            case "reject" -> new Decision.Reject(words.reason());
            case "edit" -> new Decision.Edit(words.title(), words.body());
            case "reopen" -> new Decision.Reopen();
            default -> throw new ApiProblem(HttpStatus.BAD_REQUEST, "copy.action-unknown", action);
        };
    }
}
