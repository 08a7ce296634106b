package io.zhanggui.assistant.console;

import io.zhanggui.assistant.copywriting.ChannelProfiles;
import io.zhanggui.assistant.copywriting.CopyJob;
import io.zhanggui.assistant.copywriting.CopyJobs;
import io.zhanggui.assistant.copywriting.DraftShow;
import io.zhanggui.assistant.copywriting.Drafts;
import io.zhanggui.assistant.merchant.MerchantAccount;
import io.zhanggui.assistant.problem.ApiProblem;
import io.zhanggui.knowledge.catalog.Products;
import java.time.Clock;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** Copy jobs: watched and read. */
@Controller
@RequestMapping("/console/copy")
class CopyPages {

    private final CopyJobs jobs;
    private final Drafts drafts;
    private final ChannelProfiles channels;
    private final Products products;
    private final Clock clock;

    CopyPages(CopyJobs jobs, Drafts drafts, ChannelProfiles channels, Products products, Clock clock) {
        this.jobs = jobs;
        this.drafts = drafts;
        this.channels = channels;
        this.products = products;
        this.clock = clock;
    }

    @GetMapping
    String list(@ModelAttribute("shop") MerchantAccount shop, @RequestParam(defaultValue = "1") int page, Model model) {
        Paging paging = Paging.at(page, jobs.count(shop.id()));
        List<JobView> views = jobs.page(shop.id(), paging.offset(), paging.size()).stream()
                .map(this::view)
                .toList();
        model.addAttribute("paging", paging);
        model.addAttribute("jobs", views);
        model.addAttribute("hasProducts", products.count(shop.id()) > 0);
        model.addAttribute("undecided", drafts.undecided(shop.id()));
        return "console/copy";
    }

    @GetMapping("/{id}")
    String job(
            @ModelAttribute("shop") MerchantAccount shop,
            @PathVariable String id,
            @RequestParam(required = false) @Nullable DraftShow show,
            @RequestParam(defaultValue = "1") int page,
            Model model) {
        model.addAttribute("job", view(find(shop, id)));
        model.addAttribute("list", DraftList.of(drafts, shop.id(), id, show, "", page));
        return "console/copy-job";
    }

    /**
     * The part of the job page that changes while the job runs.
     *
     * @param state what the page's buttons are for; they come along once they have to change
     */
    @GetMapping("/{id}/progress")
    String progress(
            @ModelAttribute("shop") MerchantAccount shop,
            @PathVariable String id,
            @RequestParam(defaultValue = "") String state,
            Model model) {
        JobView view = view(find(shop, id));
        model.addAttribute("job", view);
        model.addAttribute("turned", !view.job().status().name().equals(state));
        return "console/copy-parts :: live";
    }

    private CopyJob find(MerchantAccount shop, String id) {
        return jobs.find(shop.id(), id).orElseThrow(() -> new ApiProblem(HttpStatus.NOT_FOUND, "copy.job-unknown", id));
    }

    private JobView view(CopyJob job) {
        return JobView.of(job, channels, clock.instant());
    }
}
