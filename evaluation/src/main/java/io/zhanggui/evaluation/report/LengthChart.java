package io.zhanggui.evaluation.report;

import io.zhanggui.evaluation.metric.Metric;
import io.zhanggui.evaluation.metric.Sample;
import io.zhanggui.evaluation.metric.Score;
import io.zhanggui.evaluation.report.Histogram.Mark;
import io.zhanggui.evaluation.run.CaseResult;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** How long the answers are, in characters, with their median and their 95th percentile. */
record LengthChart(Report report) {

    /** Nothing where nothing was answered. */
    Optional<String> svg() {
        List<Score> scores = report.run().results().stream()
                .map(CaseResult::score)
                .flatMap(Optional::stream)
                .toList();
        return Metric.LENGTH.sample(scores).map(sample -> {
            List<Double> lengths = scores.stream()
                    .flatMapToDouble(score -> Metric.LENGTH.of(score).stream())
                    .boxed()
                    .toList();
            return new Histogram(report.words().metric(Metric.LENGTH), lengths, 1, "", marks(sample)).svg();
        });
    }

    /** None where too few cases were scored to speak of all. */
    private List<Mark> marks(Sample sample) {
        return report.summary().overall().measure(Metric.LENGTH).isEmpty()
                ? List.of()
                : Stream.of(50, 95).map(percent -> mark(sample, percent)).toList();
    }

    private Mark mark(Sample sample, int percent) {
        double length = sample.percentile(percent);
        return new Mark("p" + percent + " " + report.words().number(Metric.LENGTH, length), length);
    }
}
