package io.zhanggui.knowledge;

import java.time.Instant;
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

    public boolean holdsAt(Instant moment) {
        return (from == null || !moment.isBefore(from)) && (until == null || moment.isBefore(until));
    }
}
