package io.zhanggui.evaluation.report;

import io.zhanggui.evaluation.metric.Metric;
import io.zhanggui.evaluation.report.Histogram.Mark;
import io.zhanggui.evaluation.run.CaseResult;
import io.zhanggui.evaluation.subject.Observation.Observed;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** How the latencies are distributed, with their median and their 95th percentile. */
record LatencyChart(Report report) {

    private static final double LEAST_MILLIS = 0.01;

    String svg() {
        List<Double> millis = report.run().results().stream()
                .map(CaseResult::observation)
                .filter(Observed.class::isInstance)
                .map(observation -> ((Observed) observation).latency().toNanos() / 1e6)
                .toList();
        List<Mark> marks = Stream.of(Metric.LATENCY_P50, Metric.LATENCY_P95)
                .map(this::mark)
                .flatMap(Optional::stream)
                .toList();
        return new Histogram(report.words().say("report.latency"), millis, LEAST_MILLIS, "ms", marks).svg();
    }

    private Optional<Mark> mark(Metric metric) {
        return report.summary().overall().measure(metric).map(measure -> {
            String name = metric.word().replace("latency-", "");
            return new Mark(name + " " + report.words().number(metric, measure.value()), measure.value());
        });
    }
}
