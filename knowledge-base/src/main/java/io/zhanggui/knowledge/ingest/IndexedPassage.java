package io.zhanggui.knowledge.ingest;

import io.zhanggui.knowledge.Passage;
import io.zhanggui.knowledge.PassageKind;
import io.zhanggui.knowledge.index.Facets;
import java.util.List;

/**
 * A passage with the texts that lead to it.
 *
 * @param facets what a search may be narrowed by
 * @param ordinal 0-based position within its source
 */
record IndexedPassage(Passage passage, Facets facets, int ordinal, List<String> texts) {

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
        if (!facets.equals(Facets.of(passage.kind(), passage.productCode()))) {
            hash.add(facets);
        }
        return hash.hex();
    }

    /** The same, otherwise limited. */
    IndexedPassage limited(Scope scope) {
        Facets other =
                new Facets(facets.kind(), facets.productCode(), facets.category(), scope.language(), scope.validity());
        return new IndexedPassage(passage, other, ordinal, texts);
    }

    static IndexedPassage of(
            Facets facets, String sourceId, String title, String text, Position position, List<String> texts) {
        Passage passage = new Passage(
                id(facets.kind(), sourceId, position.place(), position.occurrence()),
                facets.kind(),
                sourceId,
                facets.productCode(),
                title,
                text,
                position.place());
        return new IndexedPassage(passage, facets, position.ordinal(), texts);
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
