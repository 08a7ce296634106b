package io.zhanggui.evaluation.report;

import io.zhanggui.evaluation.comparison.Change;
import io.zhanggui.evaluation.comparison.Comparison;
import io.zhanggui.evaluation.metric.Measure;
import io.zhanggui.evaluation.metric.Measure.Interval;
import io.zhanggui.evaluation.metric.Metric;
import io.zhanggui.evaluation.metric.Sample;
import io.zhanggui.evaluation.metric.Score;
import io.zhanggui.evaluation.run.CaseResult;
import io.zhanggui.evaluation.run.Fault;
import io.zhanggui.evaluation.run.Run;
import io.zhanggui.evaluation.subject.Observation.Observed;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;

/**
 * A target on the leader board: how good it is, what it costs, how long it takes.
 *
 * @param quality share of the cases with which nothing is wrong
 * @param interval of the quality, 95 %, by a bootstrap over the cases
 */
public record Leader(String name, Report report, double quality, Interval interval) {

    private static final double NEEDED = 0.95;
    private static final double THOUSAND = 1_000;
    private static final String OFFLINE = "offline";

    /** Nothing where too few cases were scored to speak of. */
    static Optional<Leader> of(Standing.Measured measured) {
        Report report = measured.report();
        return report.summary().overall().isCovered()
                ? Metric.CASE_CORRECT
                        .sample(scores(report.run()))
                        .map(sample ->
                                new Leader(measured.name(), report, sample.mean(), sample.bootstrap(Sample::mean)))
                : Optional.empty();
    }

    /** Whether a paired test on the cases that both scored tells the two apart. */
    boolean isApartFrom(Leader other) {
        return Comparison.of(other.report.run(), report.run(), Metric.CASE_CORRECT)
                .filter(change -> change.direction() != Change.Direction.OPEN)
                .isPresent();
    }

    /**
     * Price of a thousand questions in fen; nothing where it is not told for 95 % of them. What was written without a model
     * costs nothing.
     */
    OptionalDouble cost() {
        List<Score> scores = scores(report.run());
        List<Score> known = scores.stream()
                .filter(score -> fen(score.observed()).isPresent())
                .toList();
        if (known.isEmpty() || known.size() < NEEDED * scores.size()) {
            return OptionalDouble.empty();
        }
        Sample sample = new Sample(
                known.stream()
                        .mapToDouble(score -> fen(score.observed()).orElseThrow())
                        .toArray(),
                known.stream().mapToDouble(score -> score.expected().weight()).toArray());
        return OptionalDouble.of(THOUSAND * sample.mean());
    }

    private static OptionalDouble fen(Observed observed) {
        Double fen = observed.usage().fen();
        if (fen != null) {
            return OptionalDouble.of(fen);
        }
        boolean free = observed.usage().inputTokens() + observed.usage().outputTokens() == 0
                && observed.answer().backend().equals(OFFLINE);
        return free ? OptionalDouble.of(0) : OptionalDouble.empty();
    }

    /** Milliseconds; nothing where it is not known. */
    OptionalDouble latency() {
        return value(Metric.LATENCY_P50);
    }

    OptionalDouble value(Metric metric) {
        return report.summary()
                .overall()
                .measure(metric)
                .map(Measure::value)
                .map(OptionalDouble::of)
                .orElse(OptionalDouble.empty());
    }

    /** How many cases came to this. */
    long count(Fault fault) {
        return report.run().results().stream()
                .filter(result -> result.fault().filter(fault::equals).isPresent())
                .count();
    }

    private static List<Score> scores(Run run) {
        return run.results().stream()
                .map(CaseResult::score)
                .flatMap(Optional::stream)
                .toList();
    }
}
