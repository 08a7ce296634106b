package io.zhanggui.assistant.copywriting;

import java.time.Instant;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** A job as it goes over the wire. */
record JobView(
        String id,
        String status,
        int total,
        int drafted,
        int needsReview,
        int failed,
        int pending,
        String channel,
        String locale,
        String tone,
        int variants,
        Instant createdAt,
        @Nullable Instant finishedAt) {

    static JobView of(CopyJob job) {
        JobCounts counts = job.counts();
        return new JobView(
                job.id(),
                job.status().name().toLowerCase(Locale.ROOT),
                counts.total(),
                counts.drafted(),
                counts.needsReview(),
                counts.failed(),
                counts.pending(),
                job.channel(),
                job.locale().toLanguageTag(),
                job.tone().id(),
                job.variants(),
                job.createdAt(),
                job.finishedAt());
    }
}
