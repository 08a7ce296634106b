package io.zhanggui.assistant.support;

import io.zhanggui.assistant.support.Candidate.Kind;
import io.zhanggui.assistant.support.Candidate.Sign;
import java.util.List;

/**
 * Words of a document that may answer a question, as they stand there.
 *
 * @param passage where they stand, with what speaks for it as a whole
 * @param cosine of the question to the best sentence
 * @param properCosine the same with the proper words beside the shopper's own
 * @param coverage share of what the question speaks of that the sentence speaks of too
 * @param words how many of the question's own words the sentence says, 0 to 1
 */
record Excerpt(
        PassageEvidence passage, String text, double cosine, double properCosine, double coverage, double words) {

    /** Log odds that the excerpt answers the question. */
    double score() {
        return Sign.sum(signs());
    }

    /** What the score is made of. */
    List<Sign> signs() {
        double meaning = 5.8 * cosine + 7.6 * properCosine + 3.7 * passage.cosine() + 7.4 * passage.properCosine();
        return List.of(
                new Sign(Kind.BEFOREHAND, -15.95),
                new Sign(Kind.MEANING, meaning),
                new Sign(Kind.THINGS, 1.3 * coverage + 1.15 * passage.coverage()),
                new Sign(Kind.WORDS, 0.9 * passage.explained()),
                new Sign(Kind.UNKNOWN, -2.75 * passage.foreign()));
    }
}
