package io.zhanggui.assistant.copywriting;

import io.zhanggui.assistant.merchant.Caller;
import io.zhanggui.assistant.merchant.MerchantAccount;
import io.zhanggui.assistant.merchant.Merchants;
import io.zhanggui.assistant.problem.ApiProblem;
import jakarta.servlet.http.HttpServletResponse;
import jakarta.validation.Valid;
import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PatchMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** Copy jobs over HTTP. */
@RestController
@RequestMapping("/api/v1/copy")
class CopyController {

    private final CopyJobs jobs;
    private final CopyTexts texts;
    private final ChannelProfiles channels;
    private final CopyExports exports;
    private final CopyProgress progress;
    private final Merchants merchants;

    CopyController(
            CopyJobs jobs,
            CopyTexts texts,
            ChannelProfiles channels,
            CopyExports exports,
            CopyProgress progress,
            Merchants merchants) {
        this.jobs = jobs;
        this.texts = texts;
        this.channels = channels;
        this.exports = exports;
        this.progress = progress;
        this.merchants = merchants;
    }

    @GetMapping("/channels")
    List<ChannelProfile> channels() {
        return channels.all();
    }

    @PostMapping("/jobs")
    ResponseEntity<JobView> create(
            @AuthenticationPrincipal Caller caller,
            @RequestHeader(name = "Idempotency-Key", required = false) @Nullable String key,
            @RequestBody @Valid JobOrder order) {
        MerchantAccount merchant = merchants.get(caller.merchant());
        CopyJob job =
                jobs.create(merchant, order.request(merchant.locale()), key == null || key.isBlank() ? null : key);
        return ResponseEntity.accepted()
                .location(URI.create("/api/v1/copy/jobs/" + job.id()))
                .body(JobView.of(job));
    }

    @GetMapping("/jobs")
    CopyPage<JobView> jobs(@AuthenticationPrincipal Caller caller, @Valid CopyPage.Wanted page) {
        return page.of(
                jobs.page(caller.merchant(), page.offset(), page.limit()).stream()
                        .map(JobView::of)
                        .toList(),
                jobs.count(caller.merchant()));
    }

    @GetMapping("/jobs/{id}")
    JobView job(@AuthenticationPrincipal Caller caller, @PathVariable String id) {
        return JobView.of(known(caller, id));
    }

    @PostMapping("/jobs/{id}/cancel")
    JobView cancel(@AuthenticationPrincipal Caller caller, @PathVariable String id) {
        return JobView.of(jobs.cancel(caller.merchant(), id));
    }

    @GetMapping("/jobs/{id}/events")
    void events(@AuthenticationPrincipal Caller caller, @PathVariable String id, HttpServletResponse response)
            throws IOException {
        CopyJob job = known(caller, id);
        response.setContentType(MediaType.TEXT_EVENT_STREAM_VALUE);
        response.setCharacterEncoding(StandardCharsets.UTF_8.name());
        progress.follow(job, response.getOutputStream());
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
        CopyItem item = jobs.review(caller.merchant(), id, order.decision());
        return ItemView.of(item, known(caller, item.jobId()).locale(), texts, locale);
    }

    @GetMapping("/jobs/{id}/export")
    void export(
            @AuthenticationPrincipal Caller caller,
            @PathVariable String id,
            @RequestParam(defaultValue = "csv") String format,
            HttpServletResponse response)
            throws IOException {
        CopyJob job = known(caller, id);
        ExportFormat known = ExportFormat.of(format)
                .orElseThrow(() -> new ApiProblem(HttpStatus.BAD_REQUEST, "copy.format-unknown", format));
        response.setContentType(known.mediaType());
        response.setHeader(
                "Content-Disposition", "attachment; filename=\"copy-%s.%s\"".formatted(job.id(), known.id()));
        exports.write(job, known, response.getOutputStream());
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
