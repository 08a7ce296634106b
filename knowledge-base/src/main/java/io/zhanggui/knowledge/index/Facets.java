package io.zhanggui.knowledge.index;

import io.zhanggui.knowledge.PassageKind;
import io.zhanggui.knowledge.Validity;
import org.jspecify.annotations.Nullable;

/**
 * What a search may be narrowed by.
 *
 * @param productCode the product it speaks of, if it speaks of one
 * @param category of that product, as the merchant writes it
 * @param language of the text, an ISO 639 code such as {@code zh}; null where it is the shop's own
 * @param validity when it may be found
 */
public record Facets(
        PassageKind kind,
        @Nullable String productCode,
        @Nullable String category,
        @Nullable String language,
        Validity validity) {

    /** Of no category, in the shop's own language, valid always. */
    public static Facets of(PassageKind kind, @Nullable String productCode) {
        return new Facets(kind, productCode, null, null, Validity.ALWAYS);
    }
}
