package io.zhanggui.evaluation.check;

import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/**
 * How far an answer stands in its passages.
 *
 * @param score mean over its sentences, each weighed by its words, between 0 and 1; 0 for an answer that says nothing
 * @param sentences in the order of the answer
 */
public record Grounding(double score, List<Sentence> sentences) {

    /**
     * A sentence of the answer.
     *
     * @param score the probability that the passages bear it out
     * @param passage 0-based index of the passage that bears it out best; -1 if there is none
     */
    public record Sentence(String text, double score, int passage) {}

    public Grounding {
        sentences = List.copyOf(sentences);
    }

    /** The sentence that the passages bear out least. */
    public Optional<Sentence> weakest() {
        return sentences.stream().min(Comparator.comparingDouble(Sentence::score));
    }
}
