package io.zhanggui.evaluation.gate;

import io.zhanggui.evaluation.Message;
import io.zhanggui.evaluation.metric.Metric;
import io.zhanggui.evaluation.run.CaseResult;
import io.zhanggui.evaluation.run.Summary;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.MapperFeature;
import tools.jackson.databind.SerializationFeature;
import tools.jackson.databind.json.JsonMapper;

/**
 * What an earlier run came to, small enough to stand in a repository: which cases were right, and the metrics that are no
 * times.
 *
 * @param right ids of the cases that were right
 * @param wrong ids of those that were wrong or not scored
 * @param values over all cases
 */
public record Baseline(Set<String> right, Set<String> wrong, Map<Metric, Double> values) {

    private static final JsonMapper JSON = JsonMapper.builder()
            .disable(MapperFeature.SORT_PROPERTIES_ALPHABETICALLY)
            .enable(SerializationFeature.INDENT_OUTPUT)
            .build();

    /** The file. */
    private record Form(Map<String, Double> metrics, Set<String> wrong, Set<String> right) {}

    public static Baseline of(List<CaseResult> results, Summary summary) {
        Set<String> right = new TreeSet<>();
        Set<String> wrong = new TreeSet<>();
        results.forEach(result ->
                (result.fault().isEmpty() ? right : wrong).add(result.asked().id()));
        Map<Metric, Double> values = new EnumMap<>(Metric.class);
        summary.overall().measures().forEach((metric, measure) -> {
            if (!metric.isTime()) {
                values.put(metric, measure.value());
            }
        });
        return new Baseline(right, wrong, values);
    }

    /**
     * Reads what {@link #text} wrote. Metrics that are no longer known are left out.
     *
     * @param file by which messages call it
     * @throws GateInvalid if it is of another form
     */
    public static Baseline parse(String file, String content) {
        try {
            JsonNode json = JSON.readTree(content);
            if (!json.path("right").isArray() || !json.path("wrong").isArray()) {
                throw new GateInvalid(Message.of("gate.baseline", file));
            }
            Map<Metric, Double> values = new EnumMap<>(Metric.class);
            json.path("metrics")
                    .propertyStream()
                    .forEach(entry -> Metric.of(entry.getKey())
                            .ifPresent(metric ->
                                    values.put(metric, entry.getValue().doubleValue())));
            return new Baseline(ids(json.path("right")), ids(json.path("wrong")), values);
        } catch (JacksonException e) {
            throw new GateInvalid(Message.of("gate.file", file, String.valueOf(e.getMessage())));
        }
    }

    /** The file: ids and metrics in their order, so that two baselines can be laid side by side. */
    public String text() {
        Map<String, Double> metrics = new TreeMap<>();
        values.forEach((metric, value) -> metrics.put(metric.word(), Math.round(value * 1e6) / 1e6));
        return JSON.writeValueAsString(new Form(metrics, new TreeSet<>(wrong), new TreeSet<>(right))) + "\n";
    }

    private static Set<String> ids(JsonNode list) {
        Set<String> ids = new TreeSet<>();
        list.valueStream().forEach(id -> ids.add(id.asString()));
        return ids;
    }
}
