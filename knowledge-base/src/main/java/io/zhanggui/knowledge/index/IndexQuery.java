package io.zhanggui.knowledge.index;

import dev.langchain4j.data.embedding.Embedding;
import io.zhanggui.knowledge.PassageKind;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * A question to an index.
 *
 * @param text matched by keyword
 * @param vector matched by meaning; unit length
 * @param candidates how many entries each of the two legs may bring
 * @param kinds only these kinds; empty: all
 * @param productCode only passages of this product, if not null
 */
public record IndexQuery(
        String text,
        Embedding vector,
        int candidates,
        Set<PassageKind> kinds,
        @Nullable String productCode) {

    public IndexQuery {
        kinds = Set.copyOf(kinds);
    }
}
