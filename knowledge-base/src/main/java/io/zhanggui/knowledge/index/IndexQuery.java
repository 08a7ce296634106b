package io.zhanggui.knowledge.index;

import dev.langchain4j.data.embedding.Embedding;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A question to an index.
 *
 * @param text matched by keyword
 * @param alternatives to words of the text
 * @param vector matched by meaning; unit length; null: only the keyword leg searches
 * @param candidates how many entries each of the two legs may bring
 * @param filter what both legs are narrowed to
 */
public record IndexQuery(
        String text,
        List<Alternative> alternatives,
        @Nullable Embedding vector,
        int candidates,
        IndexFilter filter) {

    public IndexQuery {
        alternatives = List.copyOf(alternatives);
    }

    /** In the words of the text alone. */
    public IndexQuery(String text, @Nullable Embedding vector, int candidates, IndexFilter filter) {
        this(text, List.of(), vector, candidates, filter);
    }

    /** The same in other words besides. */
    public IndexQuery orSaid(List<Alternative> others) {
        return new IndexQuery(text, others, vector, candidates, filter);
    }
}
