package io.zhanggui.knowledge.ingest;

import io.zhanggui.knowledge.PassageKind;
import io.zhanggui.knowledge.index.Facets;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A document, cut into passages.
 *
 * @param contentHash of its bytes
 */
record DocumentFact(
        String id, String mediaType, long bytes, String contentHash, Scope scope, List<IndexedPassage> passages)
        implements Fact {

    static DocumentFact of(PlainText text) {
        String indexed = text.title().isBlank() ? text.text() : text.title() + "\n" + text.text();
        IndexedPassage passage = IndexedPassage.of(
                Facets.of(PassageKind.DOCUMENT, text.productCode()),
                text.id(),
                text.title(),
                text.text(),
                IndexedPassage.Position.WHOLE,
                List.of(indexed));
        return new DocumentFact(
                text.id(),
                "text/plain",
                text.text().length(),
                passage.contentHash(),
                Scope.EVERYWHERE,
                List.of(passage));
    }

    /** The same, otherwise limited. */
    DocumentFact limited(Scope other) {
        return new DocumentFact(
                id,
                mediaType,
                bytes,
                contentHash,
                other,
                passages.stream().map(passage -> passage.limited(other)).toList());
    }

    @Override
    public List<@Nullable Object> values() {
        return List.of(mediaType, bytes);
    }
}
