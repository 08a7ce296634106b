package io.zhanggui.evaluation.report;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.zhanggui.evaluation.metric.Metric;
import io.zhanggui.evaluation.metric.Score;
import io.zhanggui.evaluation.run.CaseResult;
import io.zhanggui.evaluation.run.Fault;
import io.zhanggui.evaluation.run.Run;
import io.zhanggui.evaluation.subject.Observation.NotScored;
import io.zhanggui.evaluation.subject.Observation.Observed;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.MapperFeature;
import tools.jackson.databind.json.JsonMapper;

/**
 * What {@code scores.jsonl} holds: a line for each case, by id, with what it contributes to each metric. No time is in it, so
 * that the same answers give the same bytes.
 */
record ScoreLines(Run run) {

    private static final JsonMapper JSON = JsonMapper.builder()
            .disable(MapperFeature.SORT_PROPERTIES_ALPHABETICALLY)
            .build();

    /**
     * A case.
     *
     * @param outcome null where the subject failed
     * @param fault why it counts as wrong; null where it is right
     * @param weight null where it is 1
     */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    private record Line(
            String id,
            String expected,
            @Nullable String outcome,
            @Nullable String fault,
            @Nullable String answer,
            @Nullable Double weight,
            Map<String, Double> metrics) {}

    String text() {
        return run.results().stream()
                .sorted(Comparator.comparing(result -> result.asked().id()))
                .map(result -> JSON.writeValueAsString(line(result)) + "\n")
                .collect(Collectors.joining());
    }

    private static Line line(CaseResult result) {
        String expected = result.asked().expectedOutcome().word();
        String fault = result.fault().map(ScoreLines::word).orElse(null);
        Double weight = result.asked().weight() == 1 ? null : result.asked().weight();
        return switch (result.observation()) {
            case Observed observed ->
                new Line(
                        result.asked().id(),
                        expected,
                        observed.answer().outcome().word(),
                        fault,
                        observed.answer().text(),
                        weight,
                        metrics(new Score(result.asked(), observed)));
            case NotScored failure -> new Line(result.asked().id(), expected, null, fault, null, weight, Map.of());
        };
    }

    private static Map<String, Double> metrics(Score score) {
        Map<String, Double> metrics = new LinkedHashMap<>();
        for (Metric metric : Metric.values()) {
            if (!metric.isTime()) {
                metric.of(score).ifPresent(value -> metrics.put(metric.word(), value));
            }
        }
        return metrics;
    }

    private static String word(Fault fault) {
        return fault.name().toLowerCase(Locale.ROOT);
    }
}
