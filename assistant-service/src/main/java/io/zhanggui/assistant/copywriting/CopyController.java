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
import java.time.Clock;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.web.bind.annotation.GetMapping;
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
    private final ChannelProfiles channels;
    private final CopyExports exports;
    private final CopyProgress progress;
    private final Merchants merchants;
    private final Clock clock;

    CopyController(
            CopyJobs jobs,
            ChannelProfiles channels,
            CopyExports exports,
            CopyProgress progress,
            Merchants merchants,
            Clock clock) {
        this.jobs = jobs;
        this.channels = channels;
        this.exports = exports;
        this.progress = progress;
        this.merchants = merchants;
        this.clock = clock;
    }

    /**
     * What is taken up again.
     *
     * @param items ids; null for all that have failed
     */
    record RetryOrder(@Nullable List<String> items) {}

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
                .body(view(job));
    }

    @GetMapping("/jobs")
    CopyPage<JobView> jobs(@AuthenticationPrincipal Caller caller, @Valid CopyPage.Wanted page) {
        return page.of(
                jobs.page(caller.merchant(), page.offset(), page.limit()).stream()
                        .map(this::view)
                        .toList(),
                jobs.count(caller.merchant()));
    }

    @GetMapping("/jobs/{id}")
    JobView job(@AuthenticationPrincipal Caller caller, @PathVariable String id) {
        return view(known(caller, id));
    }

    @PostMapping("/jobs/{id}/pause")
    JobView pause(@AuthenticationPrincipal Caller caller, @PathVariable String id) {
        return view(jobs.pause(caller.merchant(), id));
    }

    @PostMapping("/jobs/{id}/resume")
    JobView resume(@AuthenticationPrincipal Caller caller, @PathVariable String id) {
        return view(jobs.resume(caller.merchant(), id));
    }

    @PostMapping("/jobs/{id}/cancel")
    JobView cancel(@AuthenticationPrincipal Caller caller, @PathVariable String id) {
        return view(jobs.cancel(caller.merchant(), id));
    }

    @PostMapping("/jobs/{id}/retry")
    JobView retry(
            @AuthenticationPrincipal Caller caller,
            @PathVariable String id,
            @RequestBody(required = false) @Nullable RetryOrder order) {
        return view(jobs.retry(caller.merchant(), id, order == null ? null : order.items()));
    }

    @GetMapping("/jobs/{id}/events")
    void events(@AuthenticationPrincipal Caller caller, @PathVariable String id, HttpServletResponse response)
            throws IOException {
        CopyJob job = known(caller, id);
        response.setContentType(MediaType.TEXT_EVENT_STREAM_VALUE);
        response.setCharacterEncoding(StandardCharsets.UTF_8.name());
        progress.follow(job, response.getOutputStream());
    }

    @GetMapping("/jobs/{id}/export")
    void export(
            @AuthenticationPrincipal Caller caller,
            @PathVariable String id,
            @RequestParam(defaultValue = "csv") String format,
            @RequestParam(defaultValue = "all") String include,
            HttpServletResponse response)
            throws IOException {
        CopyJob job = known(caller, id);
        ExportFormat known = ExportFormat.of(format)
                .orElseThrow(() -> new ApiProblem(HttpStatus.BAD_REQUEST, "copy.format-unknown", format));
        ExportScope scope = ExportScope.of(include)
                .orElseThrow(() -> new ApiProblem(HttpStatus.BAD_REQUEST, "copy.include-unknown", include));
        response.setContentType(known.mediaType());
        response.setHeader(
                "Content-Disposition", "attachment; filename=\"copy-%s.%s\"".formatted(job.id(), known.id()));
        exports.write(job, known, scope, response.getOutputStream());
    }

    private CopyJob known(Caller caller, String id) {
        return jobs.find(caller.merchant(), id)
                .orElseThrow(() -> new ApiProblem(HttpStatus.NOT_FOUND, "copy.job-unknown", id));
    }

    private JobView view(CopyJob job) {
        return JobView.of(job, clock.instant());
    }
}
