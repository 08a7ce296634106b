package io.zhanggui.knowledge.catalog;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A product (SPU) of a merchant.
 *
 * @param code the merchant's own id, unique within the merchant
 * @param attributes in the merchant's order, the price among them under its own header ({@code 价格}, {@code price});
 *     code, title, category and description are not repeated here
 */
public record Product(
        String code,
        String title,
        @Nullable String category,
        @Nullable String description,
        List<Attribute> attributes) {

    public Product {
        if (code.isBlank() || title.isBlank()) {
            throw new IllegalArgumentException("A product has a code and a title");
        }
        attributes = List.copyOf(attributes);
    }
}
