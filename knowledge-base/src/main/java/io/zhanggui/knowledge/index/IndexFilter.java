package io.zhanggui.knowledge.index;

import io.zhanggui.knowledge.PassageKind;
import java.time.Instant;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What both legs of a search are narrowed to. It is part of the search, never applied to what was found.
 *
 * @param kinds only these kinds; empty: all
 * @param productCode only passages of this product, if not null
 * @param category only passages of products in this category, if not null
 * @param language only passages in this language or in the shop's own, if not null
 * @param at only what is valid at this instant, if not null
 */
public record IndexFilter(
        Set<PassageKind> kinds,
        @Nullable String productCode,
        @Nullable String category,
        @Nullable String language,
        @Nullable Instant at) {

    public static final IndexFilter NONE = new IndexFilter(Set.of(), null, null, null, null);

    public IndexFilter {
        kinds = Set.copyOf(kinds);
    }

    public static IndexFilter ofKinds(Set<PassageKind> kinds) {
        return new IndexFilter(kinds, null, null, null, null);
    }

    /** The same within one product. */
    public IndexFilter within(@Nullable String product) {
        return new IndexFilter(kinds, product, category, language, at);
    }

    /** The same within one category of products. */
    public IndexFilter inCategory(@Nullable String name) {
        return new IndexFilter(kinds, productCode, name, language, at);
    }

    /** The same in one language. */
    public IndexFilter inLanguage(@Nullable String code) {
        return new IndexFilter(kinds, productCode, category, code, at);
    }

    /** The same at one moment. */
    public IndexFilter validAt(@Nullable Instant moment) {
        return new IndexFilter(kinds, productCode, category, language, moment);
    }
}
