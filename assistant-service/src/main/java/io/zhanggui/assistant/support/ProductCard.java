package io.zhanggui.assistant.support;

import io.zhanggui.knowledge.catalog.Attribute;
import io.zhanggui.knowledge.catalog.Product;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * A product as a shopper sees it beside an answer: all of it stands in the fact base as it is shown here.
 *
 * @param price the attribute that holds it, if the product has one
 * @param attributes the others, in the merchant's order
 */
record ProductCard(
        String code,
        String title,
        @Nullable String category,
        @Nullable Attribute price,
        List<Attribute> attributes) {

    private static final Set<String> PRICES =
            Set.of("价格", "售价", "现价", "单价", "零售价", "price", "sale price", "retail price", "unit price");
    private static final int SHOWN = 12;

    ProductCard {
        attributes = List.copyOf(attributes);
    }

    static ProductCard of(Product product) {
        return new ProductCard(
                product.code(),
                product.title(),
                product.category(),
                product.attributes().stream()
                        .filter(ProductCard::isPrice)
                        .findFirst()
                        .orElse(null),
                product.attributes().stream()
                        .filter(attribute -> !isPrice(attribute))
                        .limit(SHOWN)
                        .toList());
    }

    private static boolean isPrice(Attribute attribute) {
        return PRICES.contains(attribute.name().strip().toLowerCase(Locale.ROOT));
    }
}
