package io.zhanggui.knowledge.index.pgvector;

import io.zhanggui.knowledge.index.Words;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;

/**
 * The words of a query that a version has. The rarest ones bring the candidates, until reading more postings would take too
 * long; the common ones only add to the scores of these.
 *
 * @param mass the sum of the idf of all words of the query, also of those that the version has not
 */
record QueryWords(List<String> rare, List<String> common, double mass) {

    /** A query of more different words than this is cut. */
    private static final int WORD_LIMIT = 512;

    /** So many postings are read and summed up in about ten milliseconds. */
    private static final int MOST_POSTINGS = 20_000;

    static List<String> of(String text) {
        return Words.of(text).stream()
                .distinct()
                .limit(WORD_LIMIT)
                .map(Terms::fitting)
                .toList();
    }

    static QueryWords of(List<String> words, Statistics statistics) {
        List<String> known = words.stream()
                .filter(word -> statistics.entriesWith(word) > 0)
                .sorted(Comparator.comparingLong(statistics::entriesWith))
                .toList();
        List<String> rare = new ArrayList<>();
        long postings = 0;
        for (String word : known) {
            postings += statistics.entriesWith(word);
            if (postings > MOST_POSTINGS && !rare.isEmpty()) {
                break;
            }
            rare.add(word);
        }
        return new QueryWords(rare, known.subList(rare.size(), known.size()), mass(words, statistics));
    }

    private static double mass(List<String> words, Statistics statistics) {
        return Arrays.stream(idf(words, statistics)).mapToDouble(idf -> idf).sum();
    }

    /** All words that the version has. */
    List<String> known() {
        return Stream.concat(rare.stream(), common.stream()).toList();
    }

    static Double[] idf(List<String> words, Statistics statistics) {
        return words.stream()
                .map(word -> statistics.bm25().idf(statistics.entriesWith(word)))
                .toArray(Double[]::new);
    }
}
