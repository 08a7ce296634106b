package io.zhanggui.knowledge.retrieval;

import io.zhanggui.knowledge.Merchant;
import io.zhanggui.knowledge.PassageKind;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What is looked for, and where.
 *
 * @param k how many hits at most, 1 to 100
 * @param kinds only these kinds; empty: all
 * @param productCode only passages of this product, if not null
 * @param category only passages of products in this category, if not null
 * @param language only passages in this language or in the shop's own, if not null: an ISO 639 code
 */
public record SearchRequest(
        Merchant merchant,
        String text,
        int k,
        Set<PassageKind> kinds,
        @Nullable String productCode,
        @Nullable String category,
        @Nullable String language) {

    public SearchRequest {
        if (k < 1 || k > 100) {
            throw new IllegalArgumentException("k is between 1 and 100: " + k);
        }
        kinds = Set.copyOf(kinds);
    }

    /** In every category and language. */
    public SearchRequest(Merchant merchant, String text, int k, Set<PassageKind> kinds, @Nullable String productCode) {
        this(merchant, text, k, kinds, productCode, null, null);
    }

    /** Over everything the merchant has. */
    public static SearchRequest everywhere(Merchant merchant, String text, int k) {
        return new SearchRequest(merchant, text, k, Set.of(), null);
    }
}
