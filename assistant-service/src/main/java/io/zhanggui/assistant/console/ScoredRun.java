package io.zhanggui.assistant.console;

import io.zhanggui.assistant.quality.EvaluationRun;
import io.zhanggui.assistant.quality.RunResults.Results;
import io.zhanggui.evaluation.comparison.Change;
import io.zhanggui.evaluation.comparison.Comparison;
import io.zhanggui.evaluation.comparison.Flip;
import io.zhanggui.evaluation.gate.Gate;
import io.zhanggui.evaluation.metric.Metric;
import io.zhanggui.evaluation.run.Summary;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A run that is done, with its scores.
 *
 * @param coverage share of the cases that were scored; {@code covered} if they are enough to say anything
 * @param metrics all that speak of any case
 * @param previous the run it is compared with, if there is one
 * @param compared how many cases are compared
 */
record ScoredRun(
        EvaluationRun run,
        String coverage,
        boolean covered,
        List<MetricView> metrics,
        ScorePlots plots,
        @Nullable EvaluationRun previous,
        int compared,
        long better,
        long worse,
        int wrong) {

    private static final List<String> TILES = List.of(
            Metric.ANSWERABLE_CORRECT.word(),
            Metric.UNANSWERABLE_ANSWERED.word(),
            Metric.UNANSWERABLE_DECLINED.word(),
            Metric.OUTCOME_CORRECT.word(),
            Metric.LATENCY_P50.word(),
            Metric.LATENCY_P95.word());

    static ScoredRun of(EvaluationRun run, List<EvaluationRun> trend, Results results, Gate gate, Words words) {
        Summary.Scores scores = results.summary().overall();
        Comparison comparison = results.comparison();
        List<MetricView> metrics = Arrays.stream(Metric.values())
                .flatMap(metric -> scores
                        .measure(metric)
                        .map(measure ->
                                MetricView.of(metric, measure, change(comparison, metric), gate, words.locale()))
                        .stream())
                .toList();
        List<Flip> flips = comparison == null ? List.of() : comparison.flips();
        return new ScoredRun(
                run,
                Figures.percent(scores.coverage()),
                scores.isCovered(),
                metrics,
                ScorePlots.of(results, trend, words),
                results.previous(),
                comparison == null ? 0 : comparison.compared(),
                flips.stream().filter(Flip::isBetter).count(),
                flips.stream().filter(flip -> !flip.isBetter()).count(),
                results.wrong().size());
    }

    /** The metrics that matter most. */
    public List<MetricView> tiles() {
        return TILES.stream()
                .flatMap(word -> metrics.stream().filter(metric -> metric.word().equals(word)))
                .toList();
    }

    /** The other metrics. */
    public List<MetricView> others() {
        return metrics.stream().filter(metric -> !TILES.contains(metric.word())).toList();
    }

    /** The metrics that are held to a threshold. */
    public List<MetricView> bounded() {
        return metrics.stream().filter(metric -> !metric.bounds().isEmpty()).toList();
    }

    private static @Nullable Change change(@Nullable Comparison comparison, Metric metric) {
        return comparison == null ? null : comparison.change(metric).orElse(null);
    }
}
