package io.zhanggui.assistant.support;

import io.zhanggui.knowledge.Passage;

/**
 * What an answer rests on.
 *
 * @param passageId opens at {@code /api/v1/passages/{id}}
 * @param sourceId the merchant's own id: product code, FAQ id, file name
 * @param quote the source's words that carry the answer
 */
public record Citation(String passageId, String sourceId, String title, String quote) {

    static Citation of(Passage passage, String quote) {
        return new Citation(passage.id(), passage.sourceId(), passage.title(), quote);
    }

    static Citation of(Passage passage) {
        return of(passage, passage.text());
    }
}
