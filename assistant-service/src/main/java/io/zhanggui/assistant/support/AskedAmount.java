package io.zhanggui.assistant.support;

import io.zhanggui.evaluation.check.Dimension;
import io.zhanggui.evaluation.check.Quantities;
import io.zhanggui.evaluation.check.Quantity;
import io.zhanggui.knowledge.catalog.Attribute;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * What a question wants to have measured or counted.
 *
 * @param asks what the question asks for
 */
record AskedAmount(Reading reading, List<Ask> asks) {

    /** Words that count the same things. */
    private static final List<String> COUNTERS = List.of("次遍回趟泡", "个只枚件颗块粒把", "包袋片抽", "层格档级");

    /** 1 where the attribute measures it, -1 where it does not, 0 where nothing is measured. */
    int measured(Attribute attribute) {
        Dimension asked = asked();
        if (asked == Dimension.NONE) {
            return 0;
        }
        return Quantities.in(attribute.value()).stream()
                        .map(Quantity::dimension)
                        .anyMatch(dimension -> same(asked, dimension) || bare(asked, attribute, dimension))
                ? 1
                : -1;
    }

    /** What is measured: by the unit that is asked for, else by the only way to ask. */
    private Dimension asked() {
        Set<Dimension> implied = asks.stream().map(Ask::dimension).collect(Collectors.toSet());
        return reading.dimension() != Dimension.NONE || implied.size() != 1
                ? reading.dimension()
                : implied.iterator().next();
    }

    /** A price is a bare number in most tables. */
    private boolean bare(Dimension asked, Attribute attribute, Dimension dimension) {
        return dimension == Dimension.NONE
                && asked == Dimension.MONEY
                && reading.lexicon().asks.values().stream()
                        .anyMatch(ask -> ask.dimension() == Dimension.MONEY && ask.fits(attribute) > 0);
    }

    private static boolean same(Dimension asked, Dimension told) {
        return asked == told || (time(asked) && time(told)) || (asked == Dimension.AGE && told == Dimension.MONTHS);
    }

    private static boolean time(Dimension dimension) {
        return dimension == Dimension.DURATION || dimension == Dimension.MONTHS;
    }

    /** 1 where the attribute counts it, -1 where it does not, 0 where nothing is counted. */
    int counted(Attribute attribute) {
        String counted = reading.measure();
        if (counted.isEmpty() || reading.dimension() != Dimension.NONE || asksForAmount()) {
            return 0;
        }
        String first = Character.isIdeographic(counted.codePointAt(0)) ? counted.substring(0, 1) : counted;
        String counters = COUNTERS.stream()
                .filter(alike -> alike.contains(first))
                .findFirst()
                .orElse(first);
        String counter = counters.equals(counted) ? Pattern.quote(counted) : "[" + counters + "]";
        boolean told = Pattern.compile("\\d\\s*" + counter)
                        .matcher(Reading.normalised(attribute.value()))
                        .find()
                || attribute.name().contains(first + "数")
                || attribute.name().endsWith(first);
        return told ? 1 : -1;
    }

    private boolean asksForAmount() {
        return reading.asks().stream()
                .anyMatch(
                        phrase -> phrase.form().contains("多少") || phrase.form().startsWith("how m"));
    }
}
