package io.zhanggui.assistant.support;

import io.zhanggui.knowledge.Passage;
import io.zhanggui.knowledge.PassageKind;

/**
 * What an answer rests on.
 *
 * @param passageId opens at {@code /api/v1/passages/{id}}
 * @param sourceId the merchant's own id: product code, FAQ id, file name
 * @param title what a person would call it; of an attribute the product's title and the attribute's name
 * @param quote the source's words that carry the answer
 */
public record Citation(String passageId, String sourceId, String title, String quote) {

    static Citation of(Passage passage, String quote) {
        return new Citation(passage.id(), passage.sourceId(), titleOf(passage), quote);
    }

    static Citation of(Passage passage) {
        return of(passage, passage.text());
    }

    /** A value alone does not tell what it is the value of. */
    private static String titleOf(Passage passage) {
        return passage.kind() == PassageKind.ATTRIBUTE ? passage.title() + " · " + passage.place() : passage.title();
    }
}
