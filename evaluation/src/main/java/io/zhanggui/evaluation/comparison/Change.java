package io.zhanggui.evaluation.comparison;

import io.zhanggui.evaluation.metric.Measure.Interval;
import io.zhanggui.evaluation.metric.Metric;
import org.jspecify.annotations.Nullable;

/**
 * A metric before and after, over the cases that both runs scored.
 *
 * @param pairs how many cases it speaks of
 * @param interval of the difference, 95 %
 * @param chance how likely so large a difference is by chance alone, two-sided; null for times, where the interval speaks
 * @param risen at how many cases the value rose
 * @param fallen at how many cases it fell
 */
public record Change(
        Metric metric,
        int pairs,
        double before,
        double after,
        Interval interval,
        @Nullable Double chance,
        int risen,
        int fallen) {

    /** Below this a difference is not put down to chance. */
    public static final double SIGNIFICANT = 0.05;

    /** What can be said of a difference. */
    public enum Direction {
        BETTER,
        WORSE,
        /** It may be chance. */
        OPEN
    }

    public double difference() {
        return after - before;
    }

    public Direction direction() {
        if (difference() == 0 || !isSignificant()) {
            return Direction.OPEN;
        }
        return difference() < 0 == metric.isLessBetter() ? Direction.BETTER : Direction.WORSE;
    }

    private boolean isSignificant() {
        return chance == null ? interval.low() > 0 || interval.high() < 0 : chance < SIGNIFICANT;
    }
}
