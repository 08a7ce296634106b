package io.zhanggui.evaluation.subject;

import java.time.Duration;
import java.util.List;

/** What came of asking a case. */
public sealed interface Observation {

    /**
     * The subject answered.
     *
     * @param foundSources sources of the search hits for the question, the best first, each once; empty for a follow-up
     * @param latency of the last message, until its answer was whole
     */
    record Observed(Answer answer, List<String> foundSources, Duration latency) implements Observation {

        public Observed {
            foundSources = List.copyOf(foundSources);
        }
    }

    /** The subject failed: nothing is known about its answer, so nothing is scored. */
    record NotScored(String reason) implements Observation {}
}
