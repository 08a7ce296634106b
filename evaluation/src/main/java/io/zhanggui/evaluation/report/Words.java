package io.zhanggui.evaluation.report;

import io.zhanggui.evaluation.Message;
import io.zhanggui.evaluation.dataset.Outcome;
import io.zhanggui.evaluation.gate.Gate;
import io.zhanggui.evaluation.gate.Threshold;
import io.zhanggui.evaluation.gate.Verdict;
import io.zhanggui.evaluation.metric.Measure;
import io.zhanggui.evaluation.metric.Metric;
import io.zhanggui.evaluation.run.Fault;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** How a report says things in its reader's language. */
record Words(Locale locale) {

    private static final int NAMED = 20;
    static final String NOTHING = "–";

    String say(String code, Object... arguments) {
        return Message.of(code, arguments).text(locale);
    }

    String metric(Metric metric) {
        return say("metric." + metric.word());
    }

    String outcome(Outcome outcome) {
        return say("outcome." + outcome.word());
    }

    String fault(Fault fault) {
        return say("fault." + fault.name().toLowerCase(Locale.ROOT));
    }

    /** A difference with its sign: percentage points of a share. */
    String signed(Metric metric, double difference) {
        return metric.isRate()
                ? String.format(Locale.ROOT, "%+.1f", difference * 100)
                : (difference < 0 ? "−" : "+") + number(metric, Math.abs(difference));
    }

    String value(Metric metric, Optional<Measure> measure) {
        return measure.map(known -> number(metric, known.value())).orElse(NOTHING);
    }

    String number(Metric metric, double value) {
        if (metric.isTime()) {
            return String.format(Locale.ROOT, "%.0f ms", value);
        }
        if (metric.isAmount()) {
            return String.format(Locale.ROOT, metric == Metric.FEN ? "%.3f" : "%.0f", value);
        }
        return metric.isRate() ? percent(value) : String.format(Locale.ROOT, "%.3f", value);
    }

    String interval(Optional<Measure> measure) {
        return measure.flatMap(known -> Optional.ofNullable(known.interval()))
                .map(this::interval)
                .orElse(NOTHING);
    }

    String interval(Measure.Interval interval) {
        return String.format(Locale.ROOT, "%.1f–%.1f %%", interval.low() * 100, interval.high() * 100);
    }

    /** A number on an axis. */
    static String brief(double number) {
        return number == Math.rint(number)
                ? String.format(Locale.ROOT, "%.0f", number)
                : String.format(Locale.ROOT, number < 1 ? "%.2f" : "%.1f", number);
    }

    /** What the gate says in a word. */
    String gate(Report report) {
        return report.gate().isEmpty()
                ? NOTHING
                : switch (report.verdict()) {
                    case Verdict.Met met -> say("sweep.met");
                    case Verdict.Missed missed ->
                        say("sweep.missed", missed.misses().size());
                    case Verdict.NotCovered few -> NOTHING;
                };
    }

    /** A number without needless zeros. */
    static String plain(double number) {
        return number == Math.rint(number) ? String.format(Locale.ROOT, "%.0f", number) : String.valueOf(number);
    }

    static String percent(double share) {
        return String.format(Locale.ROOT, "%.1f %%", share * 100);
    }

    /** A line for each thing that the gate has to say. */
    List<String> verdict(Verdict verdict, Gate gate) {
        return switch (verdict) {
            case Verdict.Met met -> List.of(met(gate));
            case Verdict.Missed missed ->
                missed.misses().stream().map(this::miss).toList();
            case Verdict.NotCovered few -> List.of(say("verdict.not-covered", percent(few.coverage())));
        };
    }

    private String met(Gate gate) {
        if (gate.isEmpty()) {
            return say("verdict.none");
        }
        Stream<String> bounds = gate.thresholds().stream().map(this::bound);
        Stream<String> kept = gate.regression() == null ? Stream.empty() : Stream.of(say("verdict.no-regression"));
        return say("verdict.met", Stream.concat(bounds, kept).collect(Collectors.joining(", ")));
    }

    String miss(Verdict.Miss miss) {
        return switch (miss) {
            case Verdict.OutOfBounds out -> outOfBounds(out);
            case Verdict.NotPassed failed -> say("verdict.not-passed", failed.id());
            case Verdict.Broken broken ->
                say(
                        "verdict.broken",
                        broken.ids().size(),
                        broken.allowed(),
                        String.join(", ", broken.ids().stream().limit(NAMED).toList()));
            case Verdict.Worsened worse ->
                say(
                        "verdict.worse",
                        worse.metric().word(),
                        number(worse.metric(), worse.before()),
                        number(worse.metric(), worse.after()),
                        difference(worse.metric(), worse.tolerance()));
        };
    }

    private String outOfBounds(Verdict.OutOfBounds out) {
        Metric metric = out.threshold().metric();
        Double measured = out.measured();
        return measured == null
                ? say("verdict.not-measured", bound(out.threshold()))
                : say(
                        "verdict.missed",
                        bound(out.threshold()),
                        number(metric, measured),
                        difference(metric, Math.abs(measured - out.threshold().value())));
    }

    private String difference(Metric metric, double difference) {
        return metric.isTime() || metric.isAmount()
                ? number(metric, difference)
                : say("report.points", String.format(Locale.ROOT, "%.1f", difference * 100));
    }

    private String bound(Threshold threshold) {
        String sign = threshold.bound() == Threshold.Bound.MIN ? " ≥ " : " ≤ ";
        return threshold.metric().word() + sign + number(threshold.metric(), threshold.value());
    }
}
