package io.zhanggui.knowledge;

import org.jspecify.annotations.Nullable;

/**
 * A quotable piece of the fact base, with its place in the source.
 *
 * @param id stable across imports while the source and the place stay the same; unique within the merchant
 * @param sourceId the merchant's own id of what it came from: a product code, an FAQ id, a file name
 * @param productCode the product it speaks of, if it speaks of one
 * @param title what a person would call it: product title, FAQ question, document title or heading
 * @param text what is quoted; for an FAQ the stored answer, byte for byte; for an attribute its value
 * @param place where in the source: an attribute's name, a heading path, a page ({@code p. 3}); empty where the source is one piece
 */
public record Passage(
        String id,
        PassageKind kind,
        String sourceId,
        @Nullable String productCode,
        String title,
        String text,
        String place) {}
