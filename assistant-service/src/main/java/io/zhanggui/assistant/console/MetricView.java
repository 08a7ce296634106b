package io.zhanggui.assistant.console;

import io.zhanggui.evaluation.comparison.Change;
import io.zhanggui.evaluation.gate.Gate;
import io.zhanggui.evaluation.gate.Threshold;
import io.zhanggui.evaluation.metric.Measure;
import io.zhanggui.evaluation.metric.Metric;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * A metric of a run.
 *
 * @param interval of 95 %; empty where the metric has none
 * @param cases how many it speaks of
 * @param change since the run before, if there is one
 * @param bounds the thresholds that concern it
 */
record MetricView(
        String word,
        String name,
        String value,
        String interval,
        int cases,
        @Nullable ChangeView change,
        List<BoundView> bounds) {

    /**
     * A metric beside the run before.
     *
     * @param difference with its sign; {@code unit} is the key of its unit
     * @param chance how likely by chance alone; empty where only the interval speaks
     * @param direction {@code better}, {@code worse}, {@code same} or {@code open}
     */
    record ChangeView(
            String before,
            String after,
            String difference,
            String unit,
            String interval,
            String chance,
            String direction,
            int pairs,
            int risen,
            int fallen) {

        static ChangeView of(Change change) {
            Metric metric = change.metric();
            Double chance = change.chance();
            return new ChangeView(
                    Figures.value(metric, change.before()),
                    Figures.value(metric, change.after()),
                    Figures.difference(metric, change.difference()),
                    Figures.unit(metric),
                    Figures.difference(metric, change.interval().low()) + " … "
                            + Figures.difference(metric, change.interval().high()),
                    chance == null ? "" : chance(chance),
                    change.difference() == 0
                            ? "same"
                            : change.direction().name().toLowerCase(Locale.ROOT),
                    change.pairs(),
                    change.risen(),
                    change.fallen());
        }

        private static String chance(double chance) {
            return chance < 0.001 ? "< 0.001" : String.format(Locale.ROOT, "%.3f", chance);
        }
    }

    /** A threshold: {@code ≥ 80.0%}. */
    record BoundView(String text, boolean met) {}

    static MetricView of(Metric metric, Measure measure, @Nullable Change change, Gate gate, Locale locale) {
        Measure.Interval interval = measure.interval();
        return new MetricView(
                metric.word(),
                Figures.name(metric, locale),
                Figures.value(metric, measure.value()),
                interval == null ? "" : Figures.interval(metric, interval),
                measure.cases(),
                change == null ? null : ChangeView.of(change),
                gate.thresholds().stream()
                        .filter(threshold -> threshold.metric() == metric)
                        .map(threshold -> bound(threshold, measure))
                        .toList());
    }

    private static BoundView bound(Threshold threshold, Measure measure) {
        String sign = threshold.bound() == Threshold.Bound.MIN ? "≥ " : "≤ ";
        return new BoundView(
                sign + Figures.value(threshold.metric(), threshold.value()), threshold.isMetBy(measure.value()));
    }
}
