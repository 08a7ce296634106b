package io.zhanggui.knowledge.retrieval;

import io.zhanggui.knowledge.index.IndexHit;
import io.zhanggui.knowledge.index.Words;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * Stands in for the cosine of meanings where no model gives one: the cosine of the sets of words, 1 for a question in the same
 * words and 0 where none is shared.
 */
final class SharedWords {

    private SharedWords() {}

    /** The same hits, told how many words they share with the text. */
    static List<IndexHit> instead(String text, List<IndexHit> hits) {
        Set<String> asked = Set.copyOf(Words.of(text));
        return hits.stream()
                .map(hit -> new IndexHit(
                        hit.passageId(),
                        hit.ordinal(),
                        hit.text(),
                        hit.keywordScore(),
                        hit.coverage(),
                        cosine(asked, hit.text()),
                        hit.vector()))
                .toList();
    }

    private static double cosine(Set<String> asked, String text) {
        Set<String> said = new HashSet<>(Words.of(text));
        double sizes = Math.sqrt((double) asked.size() * said.size());
        said.retainAll(asked);
        return sizes == 0 ? 0 : said.size() / sizes;
    }
}
