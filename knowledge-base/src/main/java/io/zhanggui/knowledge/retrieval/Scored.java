package io.zhanggui.knowledge.retrieval;

import io.zhanggui.knowledge.Passage;
import io.zhanggui.knowledge.index.IndexHit;

/**
 * A passage with the entry that led to it best.
 *
 * @param meaning what the vectors add to the score
 * @param keywords what shared words add to it
 */
record Scored(IndexHit entry, double meaning, double keywords) {

    /** Fused, 0 to 1. */
    double score() {
        return meaning + keywords;
    }

    String passageId() {
        return entry.passageId();
    }

    Hit of(Passage passage) {
        return new Hit(passage, score(), entry.vectorScore(), entry.keywordScore(), entry.text());
    }
}
