package io.zhanggui.evaluation.gate;

import io.zhanggui.evaluation.Message;
import io.zhanggui.evaluation.gate.Threshold.Bound;
import io.zhanggui.evaluation.metric.Metric;
import java.util.EnumMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * A {@code gate.json}, read strictly: a rule that is not understood would be a rule that nobody keeps.
 *
 * @param name by which messages call it
 * @param files content of a file that it names
 */
record GateFile(String name, String content, UnaryOperator<String> files) {

    private static final Set<String> RULES = Set.of("min", "max", "mustPass", "mustPassTags", "noRegression");

    Gate read(String dataset) {
        try {
            JsonNode rules = JsonMapper.shared().readTree(content).path(dataset);
            for (String rule : rules.propertyNames()) {
                if (!RULES.contains(rule)) {
                    throw invalid(rule);
                }
            }
            List<Threshold> thresholds = Stream.concat(side(rules, Bound.MIN), side(rules, Bound.MAX))
                    .toList();
            MustPass mustPass = new MustPass(texts(rules, "mustPass"), texts(rules, "mustPassTags"));
            return new Gate(thresholds, mustPass, regression(rules.path("noRegression")));
        } catch (JacksonException e) {
            throw invalid(String.valueOf(e.getMessage()));
        }
    }

    private Stream<Threshold> side(JsonNode rules, Bound bound) {
        String side = bound == Bound.MIN ? "min" : "max";
        return rules.path(side).propertyStream().map(entry -> {
            if (!entry.getValue().isNumber()) {
                throw invalid(entry.getKey());
            }
            return Threshold.of(bound, entry.getKey(), entry.getValue().doubleValue());
        });
    }

    private @Nullable Regression regression(JsonNode rule) {
        if (rule.isMissingNode()) {
            return null;
        }
        JsonNode broken = rule.path("broken");
        if (!rule.path("baseline").isString() || !broken.isInt() || broken.intValue() < 0) {
            throw invalid("noRegression");
        }
        Map<Metric, Double> tolerances = new EnumMap<>(Metric.class);
        rule.path("metrics").propertyStream().forEach(entry -> {
            if (!entry.getValue().isNumber()) {
                throw invalid(entry.getKey());
            }
            tolerances.put(Threshold.metric(entry.getKey()), entry.getValue().doubleValue());
        });
        String file = rule.path("baseline").stringValue();
        return new Regression(Baseline.parse(file, files.apply(file)), broken.intValue(), tolerances);
    }

    private Set<String> texts(JsonNode rules, String rule) {
        JsonNode list = rules.path(rule);
        if (!list.isMissingNode() && !list.isArray()) {
            throw invalid(rule);
        }
        Set<String> texts = new HashSet<>();
        list.valueStream().forEach(text -> texts.add(text.asString()));
        return texts;
    }

    private GateInvalid invalid(String what) {
        return new GateInvalid(Message.of("gate.file", name, what));
    }
}
