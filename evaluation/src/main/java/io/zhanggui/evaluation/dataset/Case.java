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
 */
public record Case(
        String id,
        List<String> tags,
        List<String> history,
        String question,
        Outcome expectedOutcome,
        List<String> expectedFacts,
        @Nullable String expectedAnswer,
        List<String> expectedSources) {

    public Case {
        tags = List.copyOf(tags);
        history = List.copyOf(history);
        expectedFacts = List.copyOf(expectedFacts);
        expectedSources = List.copyOf(expectedSources);
        if (id.isBlank() || question.isBlank()) {
            throw new IllegalArgumentException("A case has an id and a question");
        }
        if (!Outcome.expectable().contains(expectedOutcome)) {
            throw new IllegalArgumentException("No case can expect " + expectedOutcome);
        }
        boolean expectsContent = !expectedFacts.isEmpty() || expectedAnswer != null || !expectedSources.isEmpty();
        if (expectsContent && expectedOutcome != Outcome.ANSWERED) {
            throw new IllegalArgumentException("Only an answer has facts and sources: " + id);
        }
    }

    /** Whether the question goes on with a conversation and cannot be understood alone. */
    public boolean isFollowUp() {
        return !history.isEmpty();
    }
}
