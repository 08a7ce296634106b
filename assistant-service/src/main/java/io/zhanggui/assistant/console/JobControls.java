package io.zhanggui.assistant.console;

import io.zhanggui.assistant.copywriting.CopyJobs;
import io.zhanggui.assistant.merchant.MerchantAccount;
import jakarta.servlet.http.HttpServletRequest;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** The buttons that halt a copy job and let it go on. */
@Controller
@RequestMapping("/console/copy/{id}")
class JobControls {

    private final CopyJobs jobs;

    JobControls(CopyJobs jobs) {
        this.jobs = jobs;
    }

    @PostMapping("/pause")
    ResponseEntity<Void> pause(
            @ModelAttribute("shop") MerchantAccount shop, @PathVariable String id, HttpServletRequest request) {
        jobs.pause(shop.id(), id);
        return back(id, request);
    }

    @PostMapping("/resume")
    ResponseEntity<Void> resume(
            @ModelAttribute("shop") MerchantAccount shop, @PathVariable String id, HttpServletRequest request) {
        jobs.resume(shop.id(), id);
        return back(id, request);
    }

    @PostMapping("/cancel")
    ResponseEntity<Void> cancel(
            @ModelAttribute("shop") MerchantAccount shop, @PathVariable String id, HttpServletRequest request) {
        jobs.cancel(shop.id(), id);
        return back(id, request);
    }

    /** All that has failed, or the items that are named. */
    @PostMapping("/retry")
    ResponseEntity<Void> retry(
            @ModelAttribute("shop") MerchantAccount shop,
            @PathVariable String id,
            @RequestParam(required = false) @Nullable List<String> item,
            HttpServletRequest request) {
        jobs.retry(shop.id(), id, item);
        return back(id, request);
    }

    private static ResponseEntity<Void> back(String id, HttpServletRequest request) {
        return Going.to("/console/copy/" + id, request);
    }
}
