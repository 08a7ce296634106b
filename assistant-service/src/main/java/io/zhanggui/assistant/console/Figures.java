package io.zhanggui.assistant.console;

import io.zhanggui.evaluation.Message;
import io.zhanggui.evaluation.metric.Measure.Interval;
import io.zhanggui.evaluation.metric.Metric;
import java.util.Locale;

/** Scores as a person reads them. */
final class Figures {

    private Figures() {}

    static String name(Metric metric, Locale locale) {
        return Message.of("metric." + metric.word()).text(locale);
    }

    static String value(Metric metric, double value) {
        if (metric.isTime()) {
            return millis(value);
        }
        if (metric.isAmount()) {
            return String.format(Locale.ROOT, metric == Metric.FEN ? "%.3f" : "%.0f", value);
        }
        return metric.isRate() ? percent(value) : String.format(Locale.ROOT, "%.3f", value);
    }

    static String interval(Metric metric, Interval interval) {
        return metric.isRate()
                ? String.format(Locale.ROOT, "%.1f–%.1f%%", interval.low() * 100, interval.high() * 100)
                : value(metric, interval.low()) + "–" + value(metric, interval.high());
    }

    /** With its sign, and without its unit. */
    static String difference(Metric metric, double difference) {
        if (metric.isTime()) {
            return String.format(Locale.ROOT, Math.abs(difference) < 10 ? "%+.1f" : "%+.0f", difference);
        }
        return metric.isRate()
                ? String.format(Locale.ROOT, "%+.1f", difference * 100)
                : String.format(Locale.ROOT, "%+.3f", difference);
    }

    /** The unit of a difference: key of a text. */
    static String unit(Metric metric) {
        if (metric.isTime()) {
            return "ms";
        }
        return metric.isRate() ? "points" : "none";
    }

    static String percent(double share) {
        return String.format(Locale.ROOT, "%.1f%%", share * 100);
    }

    static String millis(double millis) {
        if (millis >= 10_000) {
            return String.format(Locale.ROOT, "%.1f s", millis / 1000);
        }
        return String.format(Locale.ROOT, millis < 10 ? "%.1f ms" : "%.0f ms", millis);
    }
}
