package io.zhanggui.assistant.support;

import io.zhanggui.knowledge.Passage;
import java.util.List;

/**
 * A passage that was weighed as the answer to a question.
 *
 * @param quote the words of it that would be told
 * @param signs what speaks for it and against it; together the log odds that it answers the question
 * @param handicap log odds that it has to bring beyond that: a question that clearly names a product is about the product
 * @param chosen whether the answer rests on it
 */
public record Candidate(Passage passage, String quote, List<Sign> signs, double handicap, boolean chosen) {

    public Candidate {
        signs = List.copyOf(signs);
    }

    /** Log odds that it answers the question, the handicap taken off: below 0 it is refused. */
    public double logOdds() {
        return Sign.sum(signs) - handicap;
    }

    /** The same as a probability. */
    public double probability() {
        return 1 / (1 + Math.exp(-logOdds()));
    }

    /**
     * One of the things that speak for a passage or against it.
     *
     * @param weight log odds; negative where it speaks against it
     */
    public record Sign(Kind kind, double weight) {

        static double sum(List<Sign> signs) {
            return signs.stream().mapToDouble(Sign::weight).sum();
        }
    }

    /** What a sign tells. */
    public enum Kind {
        /** What holds of any passage, before anything is known of it. */
        BEFOREHAND,
        /** How near its meaning is to the question's. */
        MEANING,
        /** That it speaks of the same things. */
        THINGS,
        /** That it says the question's own words. */
        WORDS,
        /** How far it lies before the next passage. */
        LEAD,
        /** What the question speaks of and it does not. */
        MISSING,
        /** What the question speaks of and no passage of the shop does. */
        UNKNOWN,
        /** That it is what the way of asking asks for. */
        ASKED,
        /** That the question says the attribute's name. */
        NAME,
        /** That the question says the attribute's value. */
        VALUE,
        /** Whether it measures or counts what is asked. */
        MEASURE,
        /** That something is asked which another attribute holds, or none. */
        ELSEWHERE
    }
}
