package io.zhanggui.assistant.console;

import io.zhanggui.assistant.quality.DatasetInfo;
import io.zhanggui.assistant.quality.EvaluationRun;
import io.zhanggui.evaluation.metric.Measure;
import io.zhanggui.evaluation.metric.Metric;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/**
 * A dataset on the quality page.
 *
 * @param last its last run with scores, if there is one
 * @param history what was answered right in its last runs, the oldest first, in percent
 */
record DatasetCard(DatasetInfo dataset, @Nullable EvaluationRun last, List<Double> history) {

    private static final int RUNS = 12;
    private static final int WIDTH = 120;
    private static final int HEIGHT = 32;
    private static final int MARGIN = 3;

    /** @param runs those of the merchant, the latest first */
    static DatasetCard of(DatasetInfo dataset, List<EvaluationRun> runs) {
        List<EvaluationRun> scored = runs.stream()
                .filter(run -> run.scored() && run.datasetId().equals(dataset.id()))
                .limit(RUNS)
                .toList();
        List<Double> history = scored.reversed().stream()
                .flatMap(run -> run
                        .measure(Metric.ANSWERABLE_CORRECT)
                        .or(() -> run.measure(Metric.OUTCOME_CORRECT))
                        .map(Measure::value)
                        .stream())
                .map(share -> share * 100)
                .toList();
        return new DatasetCard(dataset, scored.isEmpty() ? null : scored.getFirst(), history);
    }

    /** The last run in figures. */
    public RunLine line() {
        return RunLine.of(Objects.requireNonNull(last));
    }

    /** The history as points of a line in a box of 120 by 32, the full height from 0 to 100 percent. */
    public String points() {
        double step = (WIDTH - 2.0 * MARGIN) / Math.max(1, history.size() - 1);
        return IntStream.range(0, history.size())
                .mapToObj(i -> String.format(Locale.ROOT, "%.1f,%.1f", MARGIN + i * step, y(history.get(i))))
                .collect(Collectors.joining(" "));
    }

    /** The history in words. */
    public String spoken() {
        return history.stream()
                .map(percent -> String.format(Locale.ROOT, "%.0f%%", percent))
                .collect(Collectors.joining(", "));
    }

    private static double y(double percent) {
        return HEIGHT - MARGIN - percent / 100 * (HEIGHT - 2 * MARGIN);
    }
}
