package io.zhanggui.knowledge.index;

import dev.langchain4j.data.embedding.Embedding;
import org.jspecify.annotations.Nullable;

/**
 * A question to an index.
 *
 * @param text matched by keyword
 * @param vector matched by meaning; unit length; null: only the keyword leg searches
 * @param candidates how many entries each of the two legs may bring
 * @param filter what both legs are narrowed to
 */
public record IndexQuery(String text, @Nullable Embedding vector, int candidates, IndexFilter filter) {}
