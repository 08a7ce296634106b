package io.zhanggui.assistant.backend;

import java.time.Duration;
import java.time.Instant;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeParseException;
import java.util.Optional;

/**
 * How long a provider wants to be left alone: the header {@code Retry-After} of RFC 9110, seconds or a date.
 *
 * @param header empty where there was none
 */
record RetryAfter(String header) {

    static final RetryAfter NONE = new RetryAfter("");

    private static final int MOST_DIGITS = 9;

    RetryAfter {
        header = header.strip();
    }

    /** Never negative; empty where the header is missing or says nothing that can be understood. */
    Optional<Duration> from(Instant now) {
        if (!header.isEmpty() && header.chars().allMatch(digit -> digit >= '0' && digit <= '9')) {
            String seconds = header.length() > MOST_DIGITS ? "9".repeat(MOST_DIGITS) : header;
            return Optional.of(Duration.ofSeconds(Long.parseLong(seconds)));
        }
        return date().map(until -> Duration.between(now, until)).map(wait -> wait.isNegative() ? Duration.ZERO : wait);
    }

    private Optional<Instant> date() {
        try {
            return Optional.of(ZonedDateTime.parse(header, DateTimeFormatter.RFC_1123_DATE_TIME)
                    .toInstant());
        } catch (DateTimeParseException e) {
            return Optional.empty();
        }
    }
}
