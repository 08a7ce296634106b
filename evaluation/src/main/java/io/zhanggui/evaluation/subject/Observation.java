package io.zhanggui.evaluation.subject;

import io.zhanggui.evaluation.check.Groundedness;
import io.zhanggui.evaluation.check.Grounding;
import io.zhanggui.evaluation.dataset.Outcome;
import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What came of asking a case. */
public sealed interface Observation {

    /**
     * The subject answered.
     *
     * @param found the passages that a search for the question finds, the best first; empty for a follow-up
     * @param latency of the last message, until its answer was whole
     * @param usage what the last message took besides
     * @param grounding how far the answer stands in what it cites, its passages being the citations; null where nobody looked or nothing is cited
     */
    record Observed(
            Answer answer,
            List<Found> found,
            Duration latency,
            Usage usage,
            @Nullable Grounding grounding) implements Observation {

        public Observed {
            found = List.copyOf(found);
        }

        public Observed(Answer answer, List<Found> found, Duration latency, Usage usage) {
            this(answer, found, latency, usage, null);
        }

        /** An answer of which no more is known. */
        public Observed(Answer answer, List<Found> found, Duration latency) {
            this(answer, found, latency, Usage.NONE);
        }

        /**
         * The same with its grounding, where it is an answer that cites passages.
         *
         * @param question that it answers
         */
        public Observed groundedBy(Groundedness groundedness, String question) {
            CitedTexts cited = CitedTexts.of(answer.citations());
            return answer.outcome() == Outcome.ANSWERED && !cited.texts().isEmpty()
                    ? new Observed(answer, found, latency, usage, cited.bearOut(answer.text(), question, groundedness))
                    : this;
        }

        /** The sources of the passages found, each once. */
        public List<String> foundSources() {
            return found.stream().map(Found::sourceId).distinct().toList();
        }
    }

    /** The subject failed: nothing is known about its answer, so nothing is scored. */
    record NotScored(String reason) implements Observation {}
}
