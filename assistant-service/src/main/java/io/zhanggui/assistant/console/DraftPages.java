package io.zhanggui.assistant.console;

import io.zhanggui.assistant.copywriting.CopyJob;
import io.zhanggui.assistant.copywriting.CopyJobs;
import io.zhanggui.assistant.copywriting.DraftShow;
import io.zhanggui.assistant.copywriting.Drafts;
import io.zhanggui.assistant.merchant.Caller;
import io.zhanggui.assistant.merchant.MerchantAccount;
import io.zhanggui.assistant.problem.ApiProblem;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** The drafts of all jobs to review, and what is decided about many at once. */
@Controller
class DraftPages {

    private final Drafts drafts;
    private final CopyJobs jobs;

    DraftPages(Drafts drafts, CopyJobs jobs) {
        this.drafts = drafts;
        this.jobs = jobs;
    }

    @GetMapping("/console/drafts")
    String all(
            @ModelAttribute("shop") MerchantAccount shop,
            @RequestParam(required = false) @Nullable DraftShow show,
            @RequestParam(defaultValue = "") String q,
            @RequestParam(defaultValue = "1") int page,
            Model model) {
        DraftList list = DraftList.of(drafts, shop.id(), null, show, q, page);
        model.addAttribute("list", list);
        return "console/drafts";
    }

    @PostMapping("/console/drafts/accept")
    String acceptChosen(
            @AuthenticationPrincipal Caller caller,
            @RequestParam(required = false) @Nullable List<String> item,
            @RequestParam(defaultValue = "") String job,
            @RequestParam(defaultValue = "") String show,
            RedirectAttributes told) {
        List<String> chosen = Objects.requireNonNullElse(item, List.of());
        int accepted = drafts.acceptClean(caller.merchant(), chosen, caller.keyId());
        told.addFlashAttribute("accepted", accepted);
        told.addFlashAttribute("left", chosen.size() - accepted);
        told.addFlashAttribute("none", chosen.isEmpty());
        return "redirect:/console/" + (job.isEmpty() ? "drafts" : "copy/" + job)
                + (show.isEmpty() ? "" : "?show=" + show);
    }

    @PostMapping("/console/copy/{id}/accept")
    String acceptAll(@AuthenticationPrincipal Caller caller, @PathVariable String id, RedirectAttributes told) {
        CopyJob job = jobs.find(caller.merchant(), id)
                .orElseThrow(() -> new ApiProblem(HttpStatus.NOT_FOUND, "copy.job-unknown", id));
        told.addFlashAttribute("accepted", drafts.acceptClean(caller.merchant(), job.id(), caller.keyId()));
        told.addFlashAttribute("left", 0);
        return "redirect:/console/copy/" + id;
    }
}
