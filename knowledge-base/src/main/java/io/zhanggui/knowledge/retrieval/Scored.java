package io.zhanggui.knowledge.retrieval;

import io.zhanggui.knowledge.Passage;
import io.zhanggui.knowledge.index.IndexHit;

/**
 * A passage with the entry that led to it best.
 *
 * @param score fused, 0 to 1
 */
record Scored(IndexHit entry, double score) {

    String passageId() {
        return entry.passageId();
    }

    Hit of(Passage passage) {
        return new Hit(passage, score, entry.vectorScore(), entry.keywordScore(), entry.text());
    }
}
