package io.zhanggui.assistant.copywriting;

import io.zhanggui.knowledge.MerchantId;
import java.time.Duration;
import java.time.Instant;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Copy for many products, wanted at once: an item per product and variant.
 *
 * @param id unguessable
 * @param channel id of a {@link ChannelProfile}
 * @param finishedAt there exactly when the status has {@linkplain JobStatus#ended ended}
 */
public record CopyJob(
        String id,
        MerchantId merchant,
        String channel,
        Locale locale,
        Tone tone,
        int variants,
        JobStatus status,
        JobCounts counts,
        Pace pace,
        Instant createdAt,
        @Nullable Instant finishedAt) {

    public boolean running() {
        return status == JobStatus.RUNNING;
    }

    /** Time that was worked on it until now, without its pauses. */
    public Duration worked(Instant now) {
        return running() ? pace.worked(now) : pace.earlier();
    }

    /** Items a minute: of a running job since it was last started, of any other one over all the time of its work. */
    public double perMinute(Instant now) {
        Duration time = running() ? Duration.between(pace.since(), now) : pace.earlier();
        int items = running() ? counts.done() - pace.doneBefore() : counts.done() - counts.cancelled();
        return time.isPositive() ? Math.max(0, items) * 60_000.0 / Math.max(1, time.toMillis()) : 0;
    }

    /** How long the rest takes at this pace; empty where nothing tells. */
    public Optional<Duration> left(Instant now) {
        double pace = perMinute(now);
        return running() && pace > 0
                ? Optional.of(Duration.ofMillis(Math.round(counts.pending() * 60_000.0 / pace)))
                : Optional.empty();
    }

    /** The job from now on in this state. */
    CopyJob turned(JobStatus next, Instant now) {
        Pace halted = running() ? pace.halted(now) : pace;
        return new CopyJob(
                id,
                merchant,
                channel,
                locale,
                tone,
                variants,
                next,
                counts,
                next == JobStatus.RUNNING ? halted.resumed(now, counts.done()) : halted,
                createdAt,
                next.ended() ? now : null);
    }
}
