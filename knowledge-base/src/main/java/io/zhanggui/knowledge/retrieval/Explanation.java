package io.zhanggui.knowledge.retrieval;

import java.util.List;
import java.util.Set;

/**
 * A search with its reasons.
 *
 * @param hits what {@link Retrieval#search} answers, in its order
 * @param others what was found besides, by falling score: beyond the number asked for, or of a source that has enough hits
 * @param keywordsAlone whether the embedding model was down, so that words alone were compared: the cosine is that of words
 * @param reranked whether a model has put the ranking in order; a hit's score is then that of the place it came to, and
 *     not what meaning and keywords add up to
 * @param rewordings what was searched for besides what was typed
 */
public record Explanation(
        List<Reasoned> hits,
        List<Reasoned> others,
        boolean keywordsAlone,
        boolean reranked,
        List<Rewording> rewordings) {

    public Explanation {
        hits = List.copyOf(hits);
        others = List.copyOf(others);
        rewordings = List.copyOf(rewordings);
    }

    /**
     * A hit with what led to its place.
     *
     * @param rank from 1, in the whole ranking
     * @param meaning what the vectors add to the score; with {@code keywords} the score, unless the product was mentioned
     * @param keywords what shared words add to the score
     * @param meaningRank from 1, by the cosine alone
     * @param keywordRank from 1, by BM25 alone; 0 where no word is shared
     * @param mentioned whether it was raised because the query calls its product by code or title
     * @param words what query and matched text have in common, as keyword search compares it: folded and stemmed; the words of
     *     rewordings among them
     */
    public record Reasoned(
            Hit hit,
            int rank,
            double meaning,
            double keywords,
            int meaningRank,
            int keywordRank,
            boolean mentioned,
            Set<String> words) {

        public Reasoned {
            words = Set.copyOf(words);
        }
    }
}
