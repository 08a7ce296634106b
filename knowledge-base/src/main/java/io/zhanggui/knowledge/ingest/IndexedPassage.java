package io.zhanggui.knowledge.ingest;

import io.zhanggui.knowledge.Passage;
import io.zhanggui.knowledge.PassageKind;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A passage with the texts that lead to it.
 *
 * @param ordinal 0-based position within its source
 */
record IndexedPassage(Passage passage, int ordinal, List<String> texts) {

    IndexedPassage {
        texts = List.copyOf(texts);
    }

    /** An id that stays the same as long as source and place do. */
    static String id(PassageKind kind, String sourceId, String place, int occurrence) {
        return Hash.of(kind, sourceId, place, occurrence).substring(0, 32);
    }

    String contentHash() {
        return Hash.of(passage.title(), passage.text(), passage.place(), ordinal, indexHash());
    }

    /** Changes when the index has to. */
    String indexHash() {
        Hash hash = new Hash().add(passage.kind()).add(passage.productCode());
        texts.forEach(hash::add);
        return hash.hex();
    }

    static IndexedPassage of(
            PassageKind kind,
            String sourceId,
            @Nullable String productCode,
            String title,
            String text,
            Position position,
            List<String> texts) {
        String id = id(kind, sourceId, position.place(), position.occurrence());
        Passage passage = new Passage(id, kind, sourceId, productCode, title, text, position.place());
        return new IndexedPassage(passage, position.ordinal(), texts);
    }

    /**
     * Where in its source a passage stands.
     *
     * @param occurrence how many passages of the same place come before it
     */
    record Position(String place, int occurrence, int ordinal) {

        static final Position WHOLE = new Position("", 0, 0);
    }
}
