package io.zhanggui.evaluation.metric;

import org.jspecify.annotations.Nullable;

/**
 * The value of a metric over some cases.
 *
 * @param interval of 95 %; null where the metric is no rate
 * @param cases how many it speaks of
 */
public record Measure(double value, @Nullable Interval interval, int cases) {

    /** Both ends belong to it. */
    public record Interval(double low, double high) {}

    static Measure of(double value, Rate rate, int cases) {
        return new Measure(value, new Interval(rate.low(), rate.high()), cases);
    }
}
