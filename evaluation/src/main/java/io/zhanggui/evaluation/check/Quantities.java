package io.zhanggui.evaluation.check;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Finds numbers with their units in Chinese and English text: prices, percentages, durations, sizes, dates. Numbers in
 * Chinese characters count where a unit follows. Digits inside names ({@code IPX7}, {@code 50Cr15MoV}) are no quantities.
 * Stateless.
 */
public final class Quantities {

    private static final Pattern NUMBER = Pattern.compile("百分之([" + ChineseNumeral.CHARACTERS + "]+|\\d+(?:\\.\\d+)?)"
            + "|(\\d+(?:,\\d{3})+(?:\\.\\d+)?|\\d+(?:\\.\\d+)?)" + "|([" + ChineseNumeral.CHARACTERS + "]+)");

    private Quantities() {}

    /** All quantities of the text, in their order. */
    public static List<Quantity> in(String text) {
        String folded = Ascii.halfWidth(text);
        List<Quantity> found = new ArrayList<>();
        Matcher matcher = NUMBER.matcher(folded);
        while (matcher.find()) {
            read(matcher, text, folded).ifPresent(found::add);
        }
        return found;
    }

    /** What a unit measures, {@link Dimension#NONE} for a word that is none. */
    public static Dimension dimensionOf(String unit) {
        return Unit.of(unit).map(Unit::dimension).orElse(Dimension.NONE);
    }

    private static Optional<Quantity> read(Matcher matcher, String text, String folded) {
        if (matcher.group(1) != null) {
            return Optional.ofNullable(number(matcher.group(1)))
                    .map(number -> new Quantity(
                            text.substring(matcher.start(), matcher.end()),
                            matcher.start(),
                            number,
                            number,
                            Dimension.PERCENT));
        }
        boolean digits = matcher.group(2) != null;
        BigDecimal number = number(matcher.group());
        if (number == null || (digits && insideName(folded, matcher.start(), matcher.end()))) {
            return Optional.empty();
        }
        return quantity(text, folded, matcher.start(), matcher.end(), number, digits);
    }

    private static Optional<Quantity> quantity(
            String text, String folded, int start, int end, BigDecimal number, boolean digits) {
        int unitAt = end < folded.length() && folded.charAt(end) == ' ' ? end + 1 : end;
        Optional<Unit> after = Unit.at(folded, unitAt);
        if (after.isEmpty() && !digits) {
            return Optional.empty();
        }
        Unit unit = after.or(() -> currencyBefore(folded, start)).orElse(null);
        if (unit == null) {
            return Optional.of(new Quantity(text.substring(start, end), start, number, number, Dimension.NONE));
        }
        int until = after.map(found -> unitAt + found.written().length()).orElse(end);
        BigDecimal amount = number.multiply(unit.inBase());
        return Optional.of(new Quantity(text.substring(start, until), start, number, amount, unit.dimension()));
    }

    private static Optional<Unit> currencyBefore(String folded, int start) {
        return start == 0
                ? Optional.empty()
                : Unit.of(folded.substring(start - 1, start))
                        .filter(unit ->
                                unit.dimension() == Dimension.MONEY || unit.dimension() == Dimension.FOREIGN_MONEY);
    }

    private static @Nullable BigDecimal number(String written) {
        return Ascii.digit(written.charAt(0))
                ? new BigDecimal(written.replace(",", ""))
                : ChineseNumeral.value(written);
    }

    private static boolean insideName(String folded, int start, int end) {
        if (start > 0 && Ascii.letter(folded.charAt(start - 1))) {
            return true;
        }
        if (start > 1 && folded.charAt(start - 1) == '-' && Ascii.letterOrDigit(folded.charAt(start - 2))) {
            return Ascii.letter(folded.charAt(start - 2));
        }
        return end < folded.length()
                && Ascii.letter(folded.charAt(end))
                && Unit.at(folded, end).isEmpty();
    }
}
