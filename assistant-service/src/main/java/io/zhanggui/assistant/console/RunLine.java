package io.zhanggui.assistant.console;

import io.zhanggui.assistant.quality.EvaluationRun;
import io.zhanggui.evaluation.metric.Metric;

/** A run in a line of a list; a value is empty where there is none. */
record RunLine(EvaluationRun run, String right, String wronglyAnswered, String median) {

    static RunLine of(EvaluationRun run) {
        return new RunLine(
                run,
                value(run, Metric.ANSWERABLE_CORRECT),
                value(run, Metric.UNANSWERABLE_ANSWERED),
                value(run, Metric.LATENCY_P50));
    }

    private static String value(EvaluationRun run, Metric metric) {
        return run.measure(metric)
                .map(measure -> Figures.value(metric, measure.value()))
                .orElse("");
    }
}
