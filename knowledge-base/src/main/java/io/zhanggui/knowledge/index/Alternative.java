package io.zhanggui.knowledge.index;

import java.util.List;

/**
 * Another way to say some words of a query.
 *
 * @param typed the words of the query that it stands for, as {@link Words} cuts them. Alternatives to the same words belong
 *     together; none shares a word with those to others
 * @param words what is said instead; an entry has to have all of them
 * @param weight what saying it is worth, compared with saying the typed words: 0 to 1
 */
public record Alternative(List<String> typed, List<String> words, double weight) {

    public Alternative {
        typed = List.copyOf(typed);
        words = words.stream().distinct().toList();
        if (typed.isEmpty() || words.isEmpty() || weight < 0 || weight > 1) {
            throw new IllegalArgumentException(
                    "No way to say something instead: " + typed + " " + words + " " + weight);
        }
    }

    /**
     * By what its words count, so that saying it is worth no more than the typed words could be.
     *
     * @param typedIdf the sum of the idf of the typed words
     * @param idf that of its own
     */
    public double worth(double typedIdf, double idf) {
        return weight * Math.min(1, typedIdf / idf);
    }
}
