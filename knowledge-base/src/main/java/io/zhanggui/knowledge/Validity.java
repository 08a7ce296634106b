package io.zhanggui.knowledge;

import java.time.Instant;
import java.time.OffsetDateTime;
import org.jspecify.annotations.Nullable;

/**
 * When a fact holds.
 *
 * @param from the first instant at which it does; null: since ever
 * @param until the first instant at which it no longer does; null: for ever
 */
public record Validity(@Nullable Instant from, @Nullable Instant until) {

    public static final Validity ALWAYS = new Validity(null, null);

    public Validity {
        if (from != null && until != null && !from.isBefore(until)) {
            throw new IllegalArgumentException("A fact holds from " + from + ", which is not before its end " + until);
        }
    }

    /** As rows keep it. */
    public static Validity of(@Nullable OffsetDateTime from, @Nullable OffsetDateTime until) {
        return from == null && until == null
                ? ALWAYS
                : new Validity(from == null ? null : from.toInstant(), until == null ? null : until.toInstant());
    }

    public boolean holdsAt(Instant moment) {
        return (from == null || !moment.isBefore(from)) && (until == null || moment.isBefore(until));
    }

    /** Whether it is over. */
    public boolean endedBy(Instant moment) {
        return until != null && !moment.isBefore(until);
    }

    /** Whether there is a moment at which both hold. */
    public boolean meets(Validity other) {
        return startsBeforeEndOf(other) && other.startsBeforeEndOf(this);
    }

    private boolean startsBeforeEndOf(Validity other) {
        return from == null || other.until == null || from.isBefore(other.until);
    }
}
