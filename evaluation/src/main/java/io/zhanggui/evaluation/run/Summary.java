package io.zhanggui.evaluation.run;

import io.zhanggui.evaluation.metric.Measure;
import io.zhanggui.evaluation.metric.Metric;
import io.zhanggui.evaluation.metric.Score;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The scores of a run. Where too few cases could be scored there is no value at all: the mean over those that a failing
 * subject happened to answer says nothing. Values are weighed by the cases' weights, coverage counts cases.
 *
 * @param overall over all cases
 * @param byTag over the cases of a tag, in the order in which the dataset names them
 */
public record Summary(Scores overall, Map<String, Scores> byTag) {

    /** The share of scored cases below which nothing is said. */
    public static final double NEEDED_COVERAGE = 0.95;

    /**
     * Values over some cases.
     *
     * @param scored how many of the cases the subject did not fail at
     */
    public record Scores(int cases, int scored, Map<Metric, Measure> measures) {

        public Optional<Measure> measure(Metric metric) {
            return Optional.ofNullable(measures.get(metric));
        }

        /** Share of the cases that could be scored. */
        public double coverage() {
            return scored / (double) cases;
        }

        public boolean isCovered() {
            return coverage() >= NEEDED_COVERAGE;
        }
    }

    public static Summary of(Run run) {
        Map<String, Scores> byTag = new LinkedHashMap<>();
        run.results().stream()
                .flatMap(result -> result.asked().tags().stream())
                .distinct()
                .forEach(tag -> byTag.put(
                        tag,
                        scores(run.results().stream()
                                .filter(result -> result.asked().tags().contains(tag))
                                .toList())));
        return new Summary(scores(run.results()), byTag);
    }

    private static Scores scores(List<CaseResult> results) {
        List<Score> scored =
                results.stream().flatMap(result -> result.score().stream()).toList();
        Map<Metric, Measure> measures = new EnumMap<>(Metric.class);
        Scores scores = new Scores(results.size(), scored.size(), measures);
        if (scores.isCovered()) {
            for (Metric metric : Metric.values()) {
                metric.of(scored).ifPresent(measure -> measures.put(metric, measure));
            }
        }
        return scores;
    }
}
