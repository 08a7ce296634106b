package io.zhanggui.evaluation.run;

import io.zhanggui.evaluation.dataset.Case;
import io.zhanggui.evaluation.subject.Observation;
import io.zhanggui.evaluation.subject.Observation.Observed;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/** What is known of a run that was begun before, and what becomes known of it. Thread-safe. */
public interface Memory {

    /** When the run was begun, if that was before. */
    Optional<Instant> begun();

    /** How long the run went on before. */
    Duration spent();

    /** What was observed of the case before. At what the subject failed is asked again. */
    Optional<Observed> recall(Case asked);

    /**
     * Keeps what was observed.
     *
     * @param spent how long the run has gone on, the time before included
     */
    void keep(Case asked, Observation observation, Duration spent);

    /** Nothing is known, and nothing is kept. */
    static Memory none() {
        return new Memory() {
            @Override
            public Optional<Instant> begun() {
                return Optional.empty();
            }

            @Override
            public Duration spent() {
                return Duration.ZERO;
            }

            @Override
            public Optional<Observed> recall(Case asked) {
                return Optional.empty();
            }

            @Override
            public void keep(Case asked, Observation observation, Duration spent) {
                // forgotten
            }
        };
    }
}
