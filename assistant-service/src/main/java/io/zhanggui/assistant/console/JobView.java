package io.zhanggui.assistant.console;

import io.zhanggui.assistant.copywriting.ChannelProfile;
import io.zhanggui.assistant.copywriting.ChannelProfiles;
import io.zhanggui.assistant.copywriting.CopyJob;
import io.zhanggui.assistant.copywriting.JobStatus;
import java.time.Duration;
import java.time.Instant;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.springframework.context.i18n.LocaleContextHolder;

/**
 * A job with how fast it goes.
 *
 * @param channel its name in the reader's language
 * @param perMinute items a minute
 * @param left at that speed; null where nothing tells
 * @param worked without its pauses
 */
record JobView(
        CopyJob job,
        String channel,
        long perMinute,
        @Nullable Span left,
        Span worked) {

    static JobView of(CopyJob job, ChannelProfiles channels, Instant now) {
        Locale reader = LocaleContextHolder.getLocale();
        String channel = channels.find(job.channel())
                .map((ChannelProfile profile) -> profile.name(reader))
                .orElse(job.channel());
        return new JobView(
                job,
                channel,
                Math.round(job.perMinute(now)),
                job.left(now).map(Span::of).orElse(null),
                Span.of(job.worked(now)));
    }

    /** Items that have ended. */
    public int done() {
        return job.counts().done();
    }

    public boolean running() {
        return job.running();
    }

    public boolean paused() {
        return job.status() == JobStatus.PAUSED;
    }

    /** Whether there is something to take up again. */
    public boolean retriable() {
        return job.counts().failed() > 0 && job.status() != JobStatus.CANCELLED;
    }

    /**
     * A time as people say it.
     *
     * @param unit {@code seconds}, {@code minutes} or {@code hours}: the end of a text's key
     */
    record Span(String unit, long amount) {

        static Span of(Duration time) {
            if (time.compareTo(Duration.ofSeconds(90)) < 0) {
                return new Span("seconds", Math.max(1, Math.ceilDiv(time.toMillis(), 1000)));
            }
            return time.compareTo(Duration.ofMinutes(90)) < 0
                    ? new Span("minutes", Math.ceilDiv(time.toSeconds(), 60))
                    : new Span("hours", Math.ceilDiv(time.toMinutes(), 60));
        }
    }
}
