package io.zhanggui.assistant.copywriting;

import java.time.Duration;
import java.time.Instant;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * A job as it goes over the wire.
 *
 * @param itemsPerMinute of a running job since it was last started
 * @param secondsLeft null where nothing tells
 * @param secondsWorked without pauses
 */
record JobView(
        String id,
        String status,
        int total,
        int drafted,
        int needsReview,
        int failed,
        int cancelled,
        int pending,
        double itemsPerMinute,
        @Nullable Long secondsLeft,
        long secondsWorked,
        String channel,
        String locale,
        String tone,
        int variants,
        Instant createdAt,
        @Nullable Instant finishedAt) {

    static JobView of(CopyJob job, Instant now) {
        JobCounts counts = job.counts();
        return new JobView(
                job.id(),
                job.status().name().toLowerCase(Locale.ROOT),
                counts.total(),
                counts.drafted(),
                counts.needsReview(),
                counts.failed(),
                counts.cancelled(),
                counts.pending(),
                Math.round(job.perMinute(now) * 10) / 10.0,
                job.left(now).map(Duration::toSeconds).orElse(null),
                job.worked(now).toSeconds(),
                job.channel(),
                job.locale().toLanguageTag(),
                job.tone().id(),
                job.variants(),
                job.createdAt(),
                job.finishedAt());
    }
}
