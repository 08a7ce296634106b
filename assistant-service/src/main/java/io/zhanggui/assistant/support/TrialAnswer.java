package io.zhanggui.assistant.support;

import io.zhanggui.assistant.backend.Completion;
import java.time.Duration;
import java.util.List;

/**
 * What a shop would answer, and why.
 *
 * @param question the question as it was understood: normalised, a follow-up completed from the turns before it
 * @param way how the answer was found
 * @param candidates what was weighed, the likeliest answer first; empty where manners decide
 * @param backend who wrote the text; {@code offline} where it stands in the shop's own words
 * @param took from the last turn until its answer was whole
 */
public record TrialAnswer(
        Outcome outcome,
        String question,
        Way way,
        List<Candidate> candidates,
        String backend,
        Completion.Usage usage,
        Duration took) {

    public TrialAnswer {
        candidates = List.copyOf(candidates);
    }

    /** What the shopper would read. */
    public String text() {
        return outcome.text();
    }

    /** What the text rests on. */
    public List<Citation> citations() {
        return outcome.citations();
    }

    /** Whether a model wrote the text. */
    public boolean generated() {
        return !backend.equals(Completion.OFFLINE);
    }

    /** How an answer is found. */
    public enum Way {
        /** A greeting, thanks, or the wish for a person: nothing is looked for. */
        MANNERS,
        /** An attribute of a product is quoted. */
        ATTRIBUTE,
        /** The answer of an FAQ entry is quoted. */
        FAQ,
        /** Pieces of documents bear on it: quoted, or put into words by a model. */
        DOCUMENT,
        /** It is open what is meant. */
        ASK_BACK,
        /** Nothing is likely enough to be the answer. */
        DECLINE,
        /** The shop's own store is down. */
        UNAVAILABLE
    }
}
