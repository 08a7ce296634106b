package io.zhanggui.knowledge.ingest;

import io.zhanggui.knowledge.Reason;
import java.text.Normalizer;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.Locale;
import java.util.Objects;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Moments as people write them, the year first: {@code 2026-11-11}, {@code 2026/11/11 20:00}, {@code 2026年11月11日20时},
 * {@code 2026-11-11T20:00:00+08:00}. Others could mean two days.
 *
 * @param zone of what is written without one
 */
record Moments(ZoneId zone) {

    private static final Pattern FORM =
            Pattern.compile("(?<year>\\d{4})[-/.年](?<month>\\d{1,2})[-/.月](?<day>\\d{1,2})日?"
                    + "(?:[t ]*(?<hour>\\d{1,2})[:时点](?:(?<minute>\\d{1,2})分?(?::?(?<second>\\d{1,2})(?:\\.\\d{1,9})?秒?)?)?"
                    + " ?(?<offset>z|[+-]\\d{2}(?::?\\d{2})?)?)?");
    private static final Set<String> NEVER =
            Set.of("长期", "长期有效", "永久", "永久有效", "不限", "无", "-", "never", "forever", "always", "none");

    /** The first moment; of a bare date its beginning. Null if there is none. */
    @Nullable
    Instant from(String header, String text) throws RowRejected {
        return read(header, text, 0);
    }

    /** The first moment after; of a bare date its end. Null if there is none. */
    @Nullable
    Instant until(String header, String text) throws RowRejected {
        return read(header, text, 1);
    }

    private @Nullable Instant read(String header, String text, int daysOfBareDate) throws RowRejected {
        String normal = Normalizer.normalize(text, Normalizer.Form.NFKC).strip().toLowerCase(Locale.ROOT);
        if (normal.isEmpty() || NEVER.contains(normal)) {
            return null;
        }
        Matcher form = FORM.matcher(normal);
        try {
            if (form.matches()) {
                return moment(form, daysOfBareDate);
            }
        } catch (DateTimeException impossible) {
            throw new RowRejected(Reason.of("row.date", header, text));
        }
        throw new RowRejected(Reason.of("row.date", header, text));
    }

    private Instant moment(Matcher form, int daysOfBareDate) {
        LocalDate day = LocalDate.of(number(form, "year"), number(form, "month"), number(form, "day"));
        if (form.group("hour") == null) {
            return day.plusDays(daysOfBareDate).atStartOfDay(zone).toInstant();
        }
        boolean midnight = number(form, "hour") == 24 && number(form, "minute") == 0 && number(form, "second") == 0;
        LocalTime time = midnight
                ? LocalTime.MIDNIGHT
                : LocalTime.of(number(form, "hour"), number(form, "minute"), number(form, "second"));
        String offset = form.group("offset");
        ZoneId of = offset == null ? zone : ZoneOffset.of(offset.toUpperCase(Locale.ROOT));
        return day.plusDays(midnight ? 1 : 0).atTime(time).atZone(of).toInstant();
    }

    private static int number(Matcher form, String part) {
        return Integer.parseInt(Objects.requireNonNullElse(form.group(part), "0"));
    }
}
