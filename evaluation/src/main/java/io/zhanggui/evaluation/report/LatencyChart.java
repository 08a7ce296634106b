package io.zhanggui.evaluation.report;

import io.zhanggui.evaluation.metric.Metric;
import io.zhanggui.evaluation.run.CaseResult;
import io.zhanggui.evaluation.subject.Observation.Observed;
import java.util.Arrays;
import java.util.Locale;

/** How the latencies are distributed, with their median and their 95th percentile. */
record LatencyChart(Report report) {

    private static final int LEFT = 50;
    private static final int PLOT = 700;
    private static final int TOP = 30;
    private static final int HEIGHT = 180;
    private static final int BINS = 25;

    String svg() {
        double[] millis = report.run().results().stream()
                .map(CaseResult::observation)
                .filter(Observed.class::isInstance)
                .mapToDouble(observation -> ((Observed) observation).latency().toNanos() / 1e6)
                .toArray();
        double bin = niceBin(Arrays.stream(millis).max().orElse(1) / BINS);
        int[] counts = new int[BINS];
        Arrays.stream(millis).forEach(value -> counts[Math.min(BINS - 1, (int) (value / bin))]++);
        String content = bars(counts, bin)
                + axis(bin)
                + percentile(Metric.LATENCY_P50, bin)
                + percentile(Metric.LATENCY_P95, bin);
        return Markup.svg(report.words().say("report.latency"), LEFT + PLOT + 30, TOP + HEIGHT + 40, content);
    }

    /** The next of 1, 2 and 5 times a power of ten. */
    static double niceBin(double least) {
        double power = Math.pow(10, Math.floor(Math.log10(Math.max(least, 0.01))));
        for (int factor : new int[] {1, 2, 5}) {
            if (factor * power >= least) {
                return factor * power;
            }
        }
        return 10 * power;
    }

    private static String bars(int[] counts, double bin) {
        int most = Math.max(1, Arrays.stream(counts).max().orElse(1));
        double width = PLOT / (double) BINS;
        StringBuilder bars = new StringBuilder(Markup.text(LEFT - 8, TOP + 10, "end", String.valueOf(most)));
        for (int i = 0; i < BINS; i++) {
            double height = HEIGHT * counts[i] / (double) most;
            String hint = millis(i * bin) + "–" + millis((i + 1) * bin) + " ms: " + counts[i];
            bars.append(Markup.rectangle(
                    LEFT + i * width + 1, TOP + HEIGHT - height, width - 2, height, "class=\"first\"", hint));
        }
        return bars.toString();
    }

    private static String axis(double bin) {
        StringBuilder axis = new StringBuilder(Markup.line(LEFT, TOP + HEIGHT, LEFT + PLOT, TOP + HEIGHT, "axis"));
        for (int i = 0; i <= BINS; i += 5) {
            String label = millis(i * bin) + " ms";
            axis.append(Markup.text(LEFT + i * PLOT / (double) BINS, TOP + HEIGHT + 20, "middle", label));
        }
        return axis.toString();
    }

    private static String millis(double value) {
        return String.format(Locale.ROOT, value == Math.rint(value) ? "%.0f" : "%.2f", value);
    }

    private String percentile(Metric metric, double bin) {
        return report.summary()
                .overall()
                .measure(metric)
                .map(measure -> {
                    double x = LEFT + measure.value() / (bin * BINS) * PLOT;
                    String label = metric.word().replace("latency-", "") + " "
                            + report.words().number(metric, measure.value());
                    return Markup.line(x, TOP - 8, x, TOP + HEIGHT, "mark")
                            + Markup.text(x + 4, TOP - 10 + (metric == Metric.LATENCY_P50 ? 0 : 16), "start", label);
                })
                .orElse("");
    }
}
