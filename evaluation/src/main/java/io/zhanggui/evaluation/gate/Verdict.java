package io.zhanggui.evaluation.gate;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** Whether a run met its thresholds. */
public sealed interface Verdict {

    /** It met all of them. */
    record Met() implements Verdict {}

    /** It missed some. */
    record Missed(List<Miss> misses) implements Verdict {

        public Missed {
            misses = List.copyOf(misses);
        }
    }

    /** The subject failed at too many cases to say anything. */
    record NotCovered(double coverage) implements Verdict {}

    /**
     * A threshold that was missed.
     *
     * @param measured null where no case speaks of the metric
     */
    record Miss(Threshold threshold, @Nullable Double measured) {}
}
