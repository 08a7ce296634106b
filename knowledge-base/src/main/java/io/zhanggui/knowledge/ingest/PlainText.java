package io.zhanggui.knowledge.ingest;

import org.jspecify.annotations.Nullable;

/**
 * A ready-made passage: stored as a document of one passage, not cut.
 *
 * @param id its source id, unique among the merchant's documents
 * @param title may be empty
 * @param productCode the product it speaks of, if it speaks of one
 */
public record PlainText(
        String id, String title, String text, @Nullable String productCode) {

    public PlainText {
        if (id.isBlank() || text.isBlank()) {
            throw new IllegalArgumentException("A text has an id and a content");
        }
        if (id.length() > 500) {
            throw new IllegalArgumentException("An id has at most 500 characters: " + id);
        }
    }
}
