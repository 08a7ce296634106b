package io.zhanggui.evaluation.subject;

import io.zhanggui.evaluation.dataset.Outcome;
import java.util.List;

/**
 * What a subject said.
 *
 * @param citations in the order of the answer
 * @param backend what wrote it
 */
public record Answer(Outcome outcome, String text, List<Citation> citations, String backend) {

    public Answer {
        citations = List.copyOf(citations);
    }

    /**
     * A source that an answer names.
     *
     * @param sourceId the merchant's own id
     */
    public record Citation(String sourceId, String title, String quote) {}
}
