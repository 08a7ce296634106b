package io.zhanggui.knowledge.retrieval;

import io.zhanggui.knowledge.Passage;

/**
 * A passage that was found.
 *
 * @param score fused relevance, 0 to 1, comparable within one answer list
 * @param vectorScore cosine between the query and the best matching text of the passage, -1 to 1; comparable across queries
 * @param keywordScore BM25 of the best matching text over the most that the query can reach, 0 to 1; comparable across queries
 * @param matchedText the indexed text that matched best: of an FAQ the way to ask it that came closest
 */
public record Hit(Passage passage, double score, double vectorScore, double keywordScore, String matchedText) {

    Hit scored(double other) {
        return new Hit(passage, other, vectorScore, keywordScore, matchedText);
    }
}
