package io.zhanggui.evaluation.check;

import java.math.BigDecimal;

/**
 * A number in a text, with its unit.
 *
 * @param quote as written, the unit included
 * @param start 0-based offset of the quote, in UTF-16 units
 * @param number as written, without its sign
 * @param amount in the base unit of its dimension
 */
public record Quantity(String quote, int start, BigDecimal number, BigDecimal amount, Dimension dimension) {

    /** Whether the other one says the same: equal in one dimension, or the bare number where one of the two has no unit. */
    public boolean agreesWith(Quantity other) {
        if (dimension == other.dimension) {
            return amount.compareTo(other.amount) == 0;
        }
        boolean bare = dimension == Dimension.NONE || other.dimension == Dimension.NONE;
        return bare && number.compareTo(other.number) == 0;
    }
}
