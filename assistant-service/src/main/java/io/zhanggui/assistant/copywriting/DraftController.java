package io.zhanggui.assistant.copywriting;

import io.zhanggui.assistant.merchant.Caller;
import io.zhanggui.assistant.problem.ApiProblem;
import jakarta.validation.Valid;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PatchMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** What copy jobs wrote, and what is decided about it, over HTTP. */
@RestController
@RequestMapping("/api/v1/copy")
class DraftController {

    private final CopyJobs jobs;
    private final Drafts drafts;
    private final CopyTexts texts;

    DraftController(CopyJobs jobs, Drafts drafts, CopyTexts texts) {
        this.jobs = jobs;
        this.drafts = drafts;
        this.texts = texts;
    }

    @GetMapping("/jobs/{id}/items")
    CopyPage<ItemView> items(
            @AuthenticationPrincipal Caller caller,
            @PathVariable String id,
            @RequestParam(required = false) @Nullable String status,
            @Valid CopyPage.Wanted page,
            Locale locale) {
        CopyJob job = known(caller, id);
        ItemStatus wanted = status == null ? null : status(status);
        return page.of(
                jobs.items(caller.merchant(), id, wanted, page.offset(), page.limit()).stream()
                        .map(item -> ItemView.of(item, job.locale(), texts, locale))
                        .toList(),
                jobs.countItems(caller.merchant(), id, wanted));
    }

    @GetMapping("/items/{id}")
    ItemView item(@AuthenticationPrincipal Caller caller, @PathVariable String id, Locale locale) {
        CopyItem item = jobs.findItem(caller.merchant(), id)
                .orElseThrow(() -> new ApiProblem(HttpStatus.NOT_FOUND, "copy.item-unknown", id));
        return ItemView.of(item, known(caller, item.jobId()).locale(), texts, locale);
    }

    @PatchMapping("/items/{id}")
    ItemView review(
            @AuthenticationPrincipal Caller caller,
            @PathVariable String id,
            @RequestBody ReviewOrder order,
            Locale locale) {
        CopyItem item = drafts.decide(caller.merchant(), id, order.decision(), caller.keyId());
        return ItemView.of(item, known(caller, item.jobId()).locale(), texts, locale);
    }

    private CopyJob known(Caller caller, String id) {
        return jobs.find(caller.merchant(), id)
                .orElseThrow(() -> new ApiProblem(HttpStatus.NOT_FOUND, "copy.job-unknown", id));
    }

    private static ItemStatus status(String name) {
        try {
            return ItemStatus.valueOf(name.toUpperCase(Locale.ROOT));
        } catch (IllegalArgumentException unknown) {
            throw new ApiProblem(HttpStatus.BAD_REQUEST, "copy.status-unknown", name);
        }
    }
}
