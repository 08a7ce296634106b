package io.zhanggui.evaluation.dataset;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A question and what is expected of the system that is asked it.
 *
 * @param id unique within the dataset
 * @param tags kinds of question, for scores by kind
 * @param history earlier messages of the same shopper, the oldest first; each is sent before the question
 * @param expectedFacts texts that an answer has to contain, compared after NFKC and without white space and case
 * @param expectedAnswer what an answer has to contain byte for byte; null: nothing
 * @param expectedSources the merchant's own ids of what holds the answer: a product code, an FAQ id, a file name
 * @param forbidden texts that may not stand in what is said, whatever the outcome, compared like the expected facts
 * @param reference a right answer in somebody's own words, for a judge and a reader; null: none
 * @param weight how much it counts in a mean beside a case of weight 1; above 0
 */
public record Case(
        String id,
        List<String> tags,
        List<String> history,
        String question,
        Outcome expectedOutcome,
        List<String> expectedFacts,
        @Nullable String expectedAnswer,
        List<String> expectedSources,
        List<String> forbidden,
        @Nullable String reference,
        double weight) {

    /** Parts alternatives of an expected fact: one of them is enough. */
    public static final String OR = "||";

    public Case {
        tags = List.copyOf(tags);
        history = List.copyOf(history);
        expectedFacts = List.copyOf(expectedFacts);
        expectedSources = List.copyOf(expectedSources);
        forbidden = List.copyOf(forbidden);
        if (id.isBlank() || question.isBlank()) {
            throw new IllegalArgumentException("A case has an id and a question");
        }
        if (!(weight > 0) || Double.isInfinite(weight)) {
            throw new IllegalArgumentException("A weight is above 0: " + weight);
        }
        if (!Outcome.expectable().contains(expectedOutcome)) {
            throw new IllegalArgumentException("No case can expect " + expectedOutcome);
        }
        boolean expectsContent = !expectedFacts.isEmpty() || expectedAnswer != null || !expectedSources.isEmpty();
        if (expectsContent && expectedOutcome != Outcome.ANSWERED) {
            throw new IllegalArgumentException("Only an answer has facts and sources: " + id);
        }
    }

    /** A case of weight 1 that forbids nothing. */
    public Case(
            String id,
            List<String> tags,
            List<String> history,
            String question,
            Outcome expectedOutcome,
            List<String> expectedFacts,
            @Nullable String expectedAnswer,
            List<String> expectedSources) {
        this(
                id,
                tags,
                history,
                question,
                expectedOutcome,
                expectedFacts,
                expectedAnswer,
                expectedSources,
                List.of(),
                null,
                1);
    }

    /** The same with other tags. */
    public Case tagged(List<String> others) {
        return new Case(
                id,
                others,
                history,
                question,
                expectedOutcome,
                expectedFacts,
                expectedAnswer,
                expectedSources,
                forbidden,
                reference,
                weight);
    }

    /** Whether the question goes on with a conversation and cannot be understood alone. */
    public boolean isFollowUp() {
        return !history.isEmpty();
    }
}
