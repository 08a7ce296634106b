package io.zhanggui.assistant.console;

import io.zhanggui.assistant.copywriting.CopyItem;
import io.zhanggui.assistant.copywriting.CopyJobs;
import io.zhanggui.assistant.copywriting.Decision;
import io.zhanggui.assistant.merchant.MerchantAccount;
import jakarta.servlet.http.HttpServletRequest;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** What a person decides about drafts, one by one. */
@Controller
@RequestMapping("/console/copy/items/{id}")
class DraftReview {

    private final CopyJobs jobs;

    DraftReview(CopyJobs jobs) {
        this.jobs = jobs;
    }

    @PostMapping("/accept")
    String accept(
            @ModelAttribute("shop") MerchantAccount shop,
            @PathVariable String id,
            HttpServletRequest request,
            Model model) {
        return decided(jobs.review(shop.id(), id, new Decision.Accept()), request, model);
    }

    @PostMapping("/reject")
    String reject(
            @ModelAttribute("shop") MerchantAccount shop,
            @PathVariable String id,
            HttpServletRequest request,
            Model model) {
        return decided(jobs.review(shop.id(), id, new Decision.Reject()), request, model);
    }

    @PostMapping("/edit")
    String edit(
            @ModelAttribute("shop") MerchantAccount shop,
            @PathVariable String id,
            @RequestParam String title,
            @RequestParam String body,
            HttpServletRequest request,
            Model model) {
        return decided(jobs.review(shop.id(), id, new Decision.Edit(title, body)), request, model);
    }

    private static String decided(CopyItem item, HttpServletRequest request, Model model) {
        if (!Going.scripted(request)) {
            return "redirect:/console/copy/" + item.jobId() + "#item-" + item.id();
        }
        model.addAttribute("view", DraftView.of(item));
        return "console/draft :: reviewed";
    }
}
