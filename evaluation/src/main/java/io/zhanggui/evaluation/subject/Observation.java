package io.zhanggui.evaluation.subject;

import java.time.Duration;
import java.util.List;

/** What came of asking a case. */
public sealed interface Observation {

    /**
     * The subject answered.
     *
     * @param found the passages that a search for the question finds, the best first; empty for a follow-up
     * @param latency of the last message, until its answer was whole
     * @param usage what the last message took besides
     */
    record Observed(Answer answer, List<Found> found, Duration latency, Usage usage) implements Observation {

        public Observed {
            found = List.copyOf(found);
        }

        /** An answer of which no more is known. */
        public Observed(Answer answer, List<Found> found, Duration latency) {
            this(answer, found, latency, Usage.NONE);
        }

        /** The sources of the passages found, each once. */
        public List<String> foundSources() {
            return found.stream().map(Found::sourceId).distinct().toList();
        }
    }

    /** The subject failed: nothing is known about its answer, so nothing is scored. */
    record NotScored(String reason) implements Observation {}
}
