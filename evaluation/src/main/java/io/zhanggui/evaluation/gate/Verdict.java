package io.zhanggui.evaluation.gate;

import io.zhanggui.evaluation.metric.Metric;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Whether a run met its gate. */
public sealed interface Verdict {

    /** It met all rules. */
    record Met() implements Verdict {}

    /** It missed some. */
    record Missed(List<Miss> misses) implements Verdict {

        public Missed {
            misses = List.copyOf(misses);
        }
    }

    /** The subject failed at too many cases to say anything. */
    record NotCovered(double coverage) implements Verdict {}

    /** A rule that was missed. */
    sealed interface Miss {}

    /**
     * A threshold that was missed.
     *
     * @param measured null where no case speaks of the metric
     */
    record OutOfBounds(Threshold threshold, @Nullable Double measured) implements Miss {}

    /** A case that has to be right and is not, or is not in the dataset. */
    record NotPassed(String id) implements Miss {}

    /**
     * Too many cases that were right in the baseline are wrong.
     *
     * @param allowed how many may be
     */
    record Broken(List<String> ids, int allowed) implements Miss {

        public Broken {
            ids = List.copyOf(ids);
        }
    }

    /**
     * A metric is worse than in the baseline.
     *
     * @param tolerance by how much it may be
     */
    record Worsened(Metric metric, double before, double after, double tolerance) implements Miss {}
}
