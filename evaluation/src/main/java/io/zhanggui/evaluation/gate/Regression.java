package io.zhanggui.evaluation.gate;

import io.zhanggui.evaluation.metric.Measure;
import io.zhanggui.evaluation.metric.Metric;
import io.zhanggui.evaluation.run.CaseResult;
import io.zhanggui.evaluation.run.Summary;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/**
 * How much worse than a baseline a run may be.
 *
 * @param broken how many cases that were right may be wrong
 * @param tolerances by how much a metric may be worse, for each metric that is held to the baseline
 */
public record Regression(Baseline baseline, int broken, Map<Metric, Double> tolerances) {

    /** The same rules against another run. */
    Regression against(Baseline other) {
        return new Regression(other, broken, tolerances);
    }

    Stream<Verdict.Miss> misses(Summary summary, List<CaseResult> results) {
        return Stream.concat(broken(results), worse(summary));
    }

    private Stream<Verdict.Miss> broken(List<CaseResult> results) {
        List<String> ids = results.stream()
                .filter(result -> result.fault().isPresent())
                .map(result -> result.asked().id())
                .filter(baseline.right()::contains)
                .toList();
        return ids.size() > broken ? Stream.of(new Verdict.Broken(ids, broken)) : Stream.empty();
    }

    private Stream<Verdict.Miss> worse(Summary summary) {
        return tolerances.entrySet().stream()
                .filter(entry -> baseline.values().containsKey(entry.getKey()))
                .flatMap(entry -> worse(entry.getKey(), entry.getValue(), summary));
    }

    private Stream<Verdict.Miss> worse(Metric metric, double tolerance, Summary summary) {
        double before = baseline.values().getOrDefault(metric, 0.0);
        double after = summary.overall().measure(metric).map(Measure::value).orElse(metric.isLessBetter() ? 1.0 : 0.0);
        double loss = metric.isLessBetter() ? after - before : before - after;
        return loss > tolerance + 1e-6
                ? Stream.of(new Verdict.Worsened(metric, before, after, tolerance))
                : Stream.empty();
    }
}
