package io.zhanggui.knowledge.catalog;

import io.zhanggui.knowledge.Validity;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A product (SPU) of a merchant.
 *
 * @param code the merchant's own id, unique within the merchant
 * @param attributes in the merchant's order, the price among them under its own header ({@code 价格}, {@code price});
 *     code, title, category and description are not repeated here
 * @param language of its texts, an ISO 639 code such as {@code zh}; null where it is the shop's own
 * @param validity when it is on offer: outside, nothing of it is answered
 */
public record Product(
        String code,
        String title,
        @Nullable String category,
        @Nullable String description,
        List<Attribute> attributes,
        @Nullable String language,
        Validity validity) {

    public Product {
        if (code.isBlank() || title.isBlank()) {
            throw new IllegalArgumentException("A product has a code and a title");
        }
        attributes = List.copyOf(attributes);
    }

    /** In the shop's own language, always on offer. */
    public Product(
            String code,
            String title,
            @Nullable String category,
            @Nullable String description,
            List<Attribute> attributes) {
        this(code, title, category, description, attributes, null, Validity.ALWAYS);
    }

    /** The same, otherwise limited. */
    public Product limited(@Nullable String otherLanguage, Validity otherValidity) {
        return new Product(code, title, category, description, attributes, otherLanguage, otherValidity);
    }
}
