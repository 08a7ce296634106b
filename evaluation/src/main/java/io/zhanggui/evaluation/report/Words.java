package io.zhanggui.evaluation.report;

import io.zhanggui.evaluation.Message;
import io.zhanggui.evaluation.dataset.Outcome;
import io.zhanggui.evaluation.gate.Threshold;
import io.zhanggui.evaluation.gate.Verdict;
import io.zhanggui.evaluation.metric.Measure;
import io.zhanggui.evaluation.metric.Metric;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;

/** How a report says things in its reader's language. */
record Words(Locale locale) {

    private static final String NOTHING = "–";

    String say(String code, Object... arguments) {
        return Message.of(code, arguments).text(locale);
    }

    String metric(Metric metric) {
        return say("metric." + metric.word());
    }

    String outcome(Outcome outcome) {
        return say("outcome." + outcome.word());
    }

    String value(Metric metric, Optional<Measure> measure) {
        return measure.map(known -> number(metric, known.value())).orElse(NOTHING);
    }

    String number(Metric metric, double value) {
        if (metric.isTime()) {
            return String.format(Locale.ROOT, "%.0f ms", value);
        }
        return metric == Metric.MRR || metric == Metric.CITATION_MRR
                ? String.format(Locale.ROOT, "%.3f", value)
                : percent(value);
    }

    String interval(Optional<Measure> measure) {
        return measure.flatMap(known -> Optional.ofNullable(known.interval()))
                .map(interval ->
                        String.format(Locale.ROOT, "%.1f–%.1f %%", interval.low() * 100, interval.high() * 100))
                .orElse(NOTHING);
    }

    static String percent(double share) {
        return String.format(Locale.ROOT, "%.1f %%", share * 100);
    }

    /** A line for each thing that the gate has to say. */
    List<String> verdict(Verdict verdict, List<Threshold> thresholds) {
        return switch (verdict) {
            case Verdict.Met met -> List.of(met(thresholds));
            case Verdict.Missed missed ->
                missed.misses().stream().map(this::miss).toList();
            case Verdict.NotCovered few -> List.of(say("verdict.not-covered", percent(few.coverage())));
        };
    }

    private String met(List<Threshold> thresholds) {
        return thresholds.isEmpty()
                ? say("verdict.none")
                : say("verdict.met", thresholds.stream().map(this::bound).collect(Collectors.joining(", ")));
    }

    private String miss(Verdict.Miss miss) {
        Metric metric = miss.threshold().metric();
        Double measured = miss.measured();
        return measured == null
                ? say("verdict.not-measured", bound(miss.threshold()))
                : say(
                        "verdict.missed",
                        bound(miss.threshold()),
                        number(metric, measured),
                        difference(metric, Math.abs(measured - miss.threshold().value())));
    }

    private String difference(Metric metric, double difference) {
        return metric.isTime()
                ? number(metric, difference)
                : say("report.points", String.format(Locale.ROOT, "%.1f", difference * 100));
    }

    private String bound(Threshold threshold) {
        String sign = threshold.bound() == Threshold.Bound.MIN ? " ≥ " : " ≤ ";
        return threshold.metric().word() + sign + number(threshold.metric(), threshold.value());
    }
}
