package io.zhanggui.assistant.console;

import io.zhanggui.assistant.copywriting.ChannelProfiles;
import io.zhanggui.assistant.copywriting.CopyJob;
import io.zhanggui.assistant.copywriting.CopyJobs;
import io.zhanggui.assistant.copywriting.ItemStatus;
import io.zhanggui.assistant.copywriting.Tone;
import io.zhanggui.assistant.merchant.MerchantAccount;
import io.zhanggui.assistant.problem.ApiProblem;
import io.zhanggui.knowledge.catalog.Products;
import jakarta.servlet.http.HttpServletRequest;
import java.time.Clock;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.util.MultiValueMap;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** Copy jobs: begun, watched, read. */
@Controller
@RequestMapping("/console/copy")
class CopyPages {

    private final CopyJobs jobs;
    private final ChannelProfiles channels;
    private final Products products;
    private final Clock clock;

    CopyPages(CopyJobs jobs, ChannelProfiles channels, Products products, Clock clock) {
        this.jobs = jobs;
        this.channels = channels;
        this.products = products;
        this.clock = clock;
    }

    @GetMapping
    String list(@ModelAttribute("shop") MerchantAccount shop, @RequestParam(defaultValue = "1") int page, Model model) {
        Paging paging = Paging.at(page, jobs.count(shop.id()));
        model.addAttribute("paging", paging);
        model.addAttribute("jobs", views(jobs.page(shop.id(), paging.offset(), paging.size())));
        model.addAttribute("hasProducts", products.count(shop.id()) > 0);
        return "console/copy";
    }

    @GetMapping("/new")
    String form(
            @ModelAttribute("shop") MerchantAccount shop,
            @RequestParam MultiValueMap<String, String> parameters,
            Model model) {
        List<String> code = parameters.getOrDefault("code", List.of());
        model.addAttribute("codes", code);
        model.addAttribute("codeLines", String.join("\n", code));
        model.addAttribute("total", products.count(shop.id()));
        model.addAttribute("categories", products.categories(shop.id()));
        model.addAttribute("channels", channels.all());
        model.addAttribute("tones", Tone.values());
        model.addAttribute("request", UUID.randomUUID());
        return "console/copy-new";
    }

    @PostMapping
    ResponseEntity<Void> start(
            @ModelAttribute("shop") MerchantAccount shop, @ModelAttribute JobForm form, HttpServletRequest request) {
        CopyJob job = jobs.create(shop, form.wanted(), form.request());
        return Going.to("/console/copy/" + job.id(), request);
    }

    @GetMapping("/{id}")
    String job(
            @ModelAttribute("shop") MerchantAccount shop,
            @PathVariable String id,
            @RequestParam(required = false) @Nullable ItemStatus status,
            @RequestParam(defaultValue = "1") int page,
            Model model) {
        model.addAttribute("job", view(find(shop, id)));
        Paging paging = Paging.at(page, jobs.countItems(shop.id(), id, status));
        model.addAttribute("status", status);
        model.addAttribute("paging", paging);
        model.addAttribute(
                "items",
                jobs.items(shop.id(), id, status, paging.offset(), paging.size()).stream()
                        .map(DraftView::of)
                        .toList());
        return "console/copy-job";
    }

    /** The part of the job page that changes while the job runs. */
    @GetMapping("/{id}/progress")
    String progress(@ModelAttribute("shop") MerchantAccount shop, @PathVariable String id, Model model) {
        model.addAttribute("job", view(find(shop, id)));
        return "console/copy-job :: progress";
    }

    @PostMapping("/{id}/cancel")
    ResponseEntity<Void> cancel(
            @ModelAttribute("shop") MerchantAccount shop, @PathVariable String id, HttpServletRequest request) {
        jobs.cancel(shop.id(), id);
        return Going.to("/console/copy/" + id, request);
    }

    private CopyJob find(MerchantAccount shop, String id) {
        return jobs.find(shop.id(), id).orElseThrow(() -> new ApiProblem(HttpStatus.NOT_FOUND, "copy.job-unknown", id));
    }

    private List<JobView> views(List<CopyJob> found) {
        return found.stream().map(this::view).toList();
    }

    private JobView view(CopyJob job) {
        return JobView.of(job, channels, clock.instant());
    }
}
