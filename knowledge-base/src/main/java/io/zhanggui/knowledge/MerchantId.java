package io.zhanggui.knowledge;

import java.util.regex.Pattern;

/**
 * Names a merchant. Every row, index entry and query carries one.
 *
 * @param value 1 to 40 characters out of {@code a-z 0-9 -}
 */
public record MerchantId(String value) {

    private static final Pattern FORM = Pattern.compile("[a-z0-9][a-z0-9-]{0,39}");

    public MerchantId {
        if (!FORM.matcher(value).matches()) {
            throw new IllegalArgumentException(
                    "A merchant id has 1 to 40 characters out of a-z, 0-9 and '-': " + value);
        }
    }

    @Override
    public String toString() {
        return value;
    }
}
