package io.zhanggui.knowledge.index;

import dev.langchain4j.data.embedding.Embedding;

/**
 * An entry that a query found. Each leg says something of every hit, also of those that the other leg found.
 *
 * @param keywordScore BM25 over the sum of the idf of the query's different words, known to the index or not: 0 where no word
 *     is shared, below 1, comparable across queries
 * @param coverage the share of that sum which falls to words that the text has: 0 to 1, 1 where it has all of them
 * @param vectorScore cosine to the query; 0 where the query has no vector
 * @param vector of the text, unit length
 */
public record IndexHit(
        String passageId,
        int ordinal,
        String text,
        double keywordScore,
        double coverage,
        double vectorScore,
        Embedding vector) {

    /** The same at another cosine. */
    public IndexHit near(double cosine) {
        return new IndexHit(passageId, ordinal, text, keywordScore, coverage, cosine, vector);
    }
}
