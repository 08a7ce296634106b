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
 * @param done items that have ended
 * @param perMinute items a minute since the job was started
 * @param secondsLeft at that speed; null where the job has ended or not yet got anywhere
 */
record JobView(
        CopyJob job,
        String channel,
        int done,
        long perMinute,
        @Nullable Long secondsLeft) {

    static JobView of(CopyJob job, ChannelProfiles channels, Instant now) {
        Locale reader = LocaleContextHolder.getLocale();
        String channel = channels.find(job.channel())
                .map((ChannelProfile profile) -> profile.name(reader))
                .orElse(job.channel());
        int done = job.counts().total() - job.counts().pending();
        Instant end = job.finishedAt() == null ? now : job.finishedAt();
        long millis = Math.max(1, Duration.between(job.createdAt(), end).toMillis());
        return new JobView(job, channel, done, Math.round(60_000.0 * done / millis), left(job, done, millis));
    }

    /** Whether it is still under way. */
    public boolean running() {
        return job.status() == JobStatus.RUNNING;
    }

    private static @Nullable Long left(CopyJob job, int done, long millis) {
        return job.status() != JobStatus.RUNNING || done == 0
                ? null
                : Math.ceilDiv(millis * job.counts().pending(), 1_000L * done);
    }
}
