package io.zhanggui.assistant.console;

import io.zhanggui.knowledge.Reason;
import io.zhanggui.knowledge.Validity;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.format.DateTimeParseException;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * In which language and when a fact holds, as a form says it.
 *
 * @param language blank: the shop's own
 * @param from local date and time such as {@code 2026-11-11T20:00}; blank: since ever
 * @param until the same; blank: for ever
 */
record LimitsForm(String language, String from, String until) {

    static final LimitsForm NONE = new LimitsForm("", "", "");

    /** A field that a form leaves out is blank. */
    LimitsForm {
        language = Objects.requireNonNullElse(language, "").strip();
        from = Objects.requireNonNullElse(from, "").strip();
        until = Objects.requireNonNullElse(until, "").strip();
    }

    static LimitsForm of(@Nullable String language, Validity validity, ZoneId zone) {
        return new LimitsForm(
                Objects.requireNonNullElse(language, ""), local(validity.from(), zone), local(validity.until(), zone));
    }

    private static String local(@Nullable Instant moment, ZoneId zone) {
        return moment == null ? "" : LocalDateTime.ofInstant(moment, zone).toString();
    }

    @Nullable
    String languageOrOwn() {
        return language.isBlank() ? null : language;
    }

    /** What is wrong with the window, if anything is. */
    Optional<Reason> problem(ZoneId zone) {
        try {
            Instant begin = moment(from, zone);
            Instant end = moment(until, zone);
            return begin == null || end == null || begin.isBefore(end)
                    ? Optional.empty()
                    : Optional.of(Reason.of("row.window", from.replace('T', ' '), until.replace('T', ' ')));
        } catch (DateTimeParseException unreadable) {
            return Optional.of(Reason.of("row.date", "", unreadable.getParsedString()));
        }
    }

    /** The window; call it only when there is no {@link #problem}. */
    Validity validity(ZoneId zone) {
        Instant begin = moment(from, zone);
        Instant end = moment(until, zone);
        return begin == null && end == null ? Validity.ALWAYS : new Validity(begin, end);
    }

    private static @Nullable Instant moment(String text, ZoneId zone) {
        return text.isBlank() ? null : LocalDateTime.parse(text).atZone(zone).toInstant();
    }
}
