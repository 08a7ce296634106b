package io.zhanggui.assistant.console;

import io.zhanggui.assistant.support.ConversationFilter;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import org.jspecify.annotations.Nullable;
import org.springframework.format.annotation.DateTimeFormat;

/**
 * What a person looks for among the conversations.
 *
 * @param helpful {@code yes} or {@code no}
 * @param q words of a question
 * @param from first day
 * @param until last day
 */
record ConversationForm(
        @Nullable String outcome,
        @Nullable String helpful,
        @Nullable String q,

        @Nullable @DateTimeFormat(iso = DateTimeFormat.ISO.DATE)
        LocalDate from,

        @Nullable @DateTimeFormat(iso = DateTimeFormat.ISO.DATE)
        LocalDate until,

        @Nullable Boolean waiting) {

    ConversationFilter filter(ZoneId zone) {
        return new ConversationFilter(
                given(outcome) ? outcome : null,
                given(helpful) ? Boolean.valueOf("yes".equals(helpful)) : null,
                q == null ? "" : q,
                begin(from, zone),
                until == null ? null : begin(until.plusDays(1), zone),
                Boolean.TRUE.equals(waiting));
    }

    /** Whether everything is looked at. */
    public boolean empty() {
        return !given(outcome)
                && !given(helpful)
                && !given(q)
                && from == null
                && until == null
                && !Boolean.TRUE.equals(waiting);
    }

    private static boolean given(@Nullable String value) {
        return value != null && !value.isBlank();
    }

    private static @Nullable Instant begin(@Nullable LocalDate date, ZoneId zone) {
        return date == null ? null : date.atStartOfDay(zone).toInstant();
    }
}
