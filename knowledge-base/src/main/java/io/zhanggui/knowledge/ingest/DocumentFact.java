package io.zhanggui.knowledge.ingest;

import io.zhanggui.knowledge.PassageKind;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A document, cut into passages.
 *
 * @param contentHash of its bytes
 */
record DocumentFact(String id, String mediaType, long bytes, String contentHash, List<IndexedPassage> passages)
        implements Fact {

    static DocumentFact of(PlainText text) {
        String indexed = text.title().isBlank() ? text.text() : text.title() + "\n" + text.text();
        IndexedPassage passage = IndexedPassage.of(
                PassageKind.DOCUMENT,
                text.id(),
                text.productCode(),
                text.title(),
                text.text(),
                IndexedPassage.Position.WHOLE,
                List.of(indexed));
        return new DocumentFact(text.id(), "text/plain", text.text().length(), passage.contentHash(), List.of(passage));
    }

    @Override
    public List<@Nullable Object> values() {
        return List.of(mediaType, bytes);
    }
}
