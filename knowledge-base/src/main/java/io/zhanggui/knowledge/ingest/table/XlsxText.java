package io.zhanggui.knowledge.ingest.table;

import java.math.BigDecimal;
import java.math.MathContext;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.temporal.ChronoUnit;
import java.util.Locale;
import java.util.Objects;
import java.util.Set;
import java.util.regex.Pattern;
import org.dhatim.fastexcel.reader.Cell;
import org.jspecify.annotations.Nullable;

/** A cell as a person reads it: dates as {@code 2026-01-31}, whole numbers without decimals, a formula's result. */
final class XlsxText {

    /** A spreadsheet keeps 15 digits; what follows is noise of binary fractions. */
    private static final MathContext DIGITS = new MathContext(15);

    private static final Pattern NUMBER = Pattern.compile("-?(0|[1-9]\\d*)(\\.\\d+)?([eE][+-]?\\d+)?");
    private static final Pattern LITERAL = Pattern.compile("\"[^\"]*\"|\\[[^]]*]|\\\\.");
    /** Built-in formats that show a date, whatever the language. */
    private static final Set<Integer> DATE_FORMATS =
            Set.of(14, 15, 16, 17, 22, 27, 28, 29, 30, 31, 32, 33, 34, 35, 36, 50, 51, 52, 53, 54, 55, 56, 57, 58);

    private static final int SECONDS_A_DAY = 86_400;

    private final LocalDate dayZero;

    XlsxText(boolean date1904) {
        this.dayZero = date1904 ? LocalDate.of(1904, 1, 1) : LocalDate.of(1899, 12, 30);
    }

    String of(Cell cell) {
        return switch (cell.getType()) {
            case EMPTY, ERROR -> "";
            case STRING -> cell.asString();
            case BOOLEAN -> cell.asBoolean().toString().toUpperCase(Locale.ROOT);
            case NUMBER -> number(cell.asNumber(), cell);
            case FORMULA -> result(cell);
        };
    }

    private String result(Cell cell) {
        String raw = Objects.requireNonNullElse(cell.getRawValue(), "");
        if (raw.startsWith("#")) {
            return "";
        }
        return NUMBER.matcher(raw).matches() ? number(new BigDecimal(raw), cell) : raw;
    }

    private String number(BigDecimal value, Cell cell) {
        return number(value, cell.getDataFormatString(), cell.getDataFormatId());
    }

    /**
     * @param format of the cell, as a spreadsheet has it
     * @param id of a format that is built in
     */
    String number(BigDecimal value, @Nullable String format, @Nullable Integer id) {
        String bare = LITERAL.matcher(Objects.requireNonNullElse(format, "").toLowerCase(Locale.ROOT))
                .replaceAll("");
        if (isDate(bare, id)) {
            return date(value);
        }
        return bare.contains("%") ? plain(value.movePointRight(2)) + "%" : plain(value);
    }

    private static String plain(BigDecimal value) {
        BigDecimal rounded = value.round(DIGITS);
        return rounded.signum() == 0 ? "0" : rounded.stripTrailingZeros().toPlainString();
    }

    private static boolean isDate(String format, @Nullable Integer id) {
        if (format.isEmpty() || format.equals("general")) {
            return id != null && DATE_FORMATS.contains(id);
        }
        return format.contains("y") || (format.contains("d") && format.contains("m"));
    }

    private String date(BigDecimal value) {
        long seconds = Math.round(value.doubleValue() * SECONDS_A_DAY);
        LocalDateTime time = dayZero.atStartOfDay().plusSeconds(seconds);
        if (seconds % SECONDS_A_DAY == 0) {
            return time.toLocalDate().toString();
        }
        return time.toLocalDate() + " " + time.toLocalTime().truncatedTo(ChronoUnit.SECONDS);
    }
}
