package io.zhanggui.evaluation.gate;

import io.zhanggui.evaluation.Message;
import io.zhanggui.evaluation.metric.Metric;
import java.util.Arrays;
import java.util.stream.Collectors;

/**
 * A bound of a metric; the bound itself is still allowed.
 *
 * @param value a share between 0 and 1, milliseconds for a latency, or an amount
 */
public record Threshold(Metric metric, Bound bound, double value) {

    /** On which side of the value a metric may lie. */
    public enum Bound {
        MIN,
        MAX
    }

    public Threshold {
        if (!(value >= 0) || (!metric.isTime() && !metric.isAmount() && value > 1)) {
            throw new GateInvalid(Message.of("gate.value", metric.word(), value));
        }
    }

    /**
     * Reads {@code answerable-correct=0.80}.
     *
     * @throws GateInvalid if it is no metric and value
     */
    public static Threshold parse(Bound bound, String text) {
        int equals = text.indexOf('=');
        if (equals < 0) {
            throw new GateInvalid(Message.of("gate.form", text));
        }
        try {
            double value = Double.parseDouble(text.substring(equals + 1).strip());
            return of(bound, text.substring(0, equals).strip(), value);
        } catch (NumberFormatException e) {
            throw new GateInvalid(Message.of("gate.form", text));
        }
    }

    static Threshold of(Bound bound, String metric, double value) {
        return new Threshold(metric(metric), bound, value);
    }

    static Metric metric(String word) {
        return Metric.of(word).orElseThrow(() -> new GateInvalid(Message.of("gate.metric", word, names())));
    }

    /** Whether a value keeps within it. */
    public boolean isMetBy(double measured) {
        return switch (bound) {
            case MIN -> measured >= value;
            case MAX -> measured <= value;
        };
    }

    private static String names() {
        return Arrays.stream(Metric.values()).map(Metric::word).collect(Collectors.joining(", "));
    }
}
