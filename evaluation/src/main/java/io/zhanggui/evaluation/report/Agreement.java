package io.zhanggui.evaluation.report;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Objects;
import tools.jackson.databind.json.JsonMapper;

/**
 * How far a metric agrees with people: a line that {@code evaluation/benchmark metrics --half held-out} printed, measured on
 * rows that no weight was fitted on.
 *
 * @param set the data set
 * @param statistic {@code auroc} or {@code spearman}
 * @param n the number of rows
 */
record Agreement(String set, String metric, String statistic, double value, int n) {

    /** The figures of this version, in the order of the command. */
    static List<Agreement> shipped() {
        try (InputStream lines = Objects.requireNonNull(Agreement.class.getResourceAsStream("agreement.jsonl"))) {
            return new String(lines.readAllBytes(), StandardCharsets.UTF_8)
                    .lines()
                    .map(line -> JsonMapper.shared().readValue(line, Agreement.class))
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** What statistics are called in print. */
    String statisticName() {
        return statistic.equals("auroc") ? "AUROC" : "Spearman";
    }
}
