package io.zhanggui.evaluation.check;

import java.math.BigDecimal;

/**
 * A number in a text with what it counts or measures.
 *
 * @param number as written
 * @param amount in the base unit of its dimension
 * @param kind a {@link Dimension}'s name, {@code #} and a counting word, or {@link #BARE}
 */
record Measure(int start, int end, BigDecimal number, BigDecimal amount, String kind) {

    /** A number alone. */
    static final String BARE = "NUMBER";

    /** A year of the calendar. */
    static final String YEAR = "YEAR";

    boolean counts() {
        return kind.startsWith("#");
    }

    boolean bare() {
        return kind.equals(BARE);
    }

    /** The same number with the unit of another one, as in {@code 20×30cm}. */
    Measure sharing(Measure other) {
        BigDecimal factor = other.number.signum() == 0
                ? BigDecimal.ONE
                : other.amount.divide(other.number, java.math.MathContext.DECIMAL64);
        return new Measure(start, end, number, number.multiply(factor.abs()), other.kind);
    }

    Measure negated() {
        return new Measure(start, end, number.negate(), amount.negate(), kind);
    }

    boolean sameAmount(Measure other) {
        return amount.compareTo(other.amount) == 0;
    }

    boolean sameNumber(Measure other) {
        return number.abs().compareTo(other.number.abs()) == 0;
    }
}
