package io.zhanggui.evaluation.report;

import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * How values are distributed: a bar for each of {@value #BINS} ranges of the same width, from 0.
 *
 * @param least how wide a bar's range is at least
 * @param unit stands behind each number with a space before it; may be empty
 * @param marks lines at values of note; screen readers say them behind the title
 */
record Histogram(String title, List<Double> values, double least, String unit, List<Mark> marks) {

    private static final int LEFT = 50;
    private static final int PLOT = 700;
    private static final int TOP = 30;
    private static final int HEIGHT = 180;
    private static final int BINS = 25;
    private static final int LABEL = 90;

    /**
     * A value of note.
     *
     * @param label names it and says it
     */
    record Mark(String label, double value) {}

    String svg() {
        double most = values.stream().mapToDouble(value -> value).max().orElse(1);
        double bin = Math.max(least, niceBin(most / BINS));
        int[] counts = new int[BINS];
        values.forEach(value -> counts[Math.min(BINS - 1, (int) (value / bin))]++);
        StringBuilder content = new StringBuilder(bars(counts, bin)).append(axis(bin));
        for (int i = 0; i < marks.size(); i++) {
            content.append(mark(marks.get(i), bin, TOP - 10 + 16 * i));
        }
        return Markup.svg(spoken(), LEFT + PLOT + 30, TOP + HEIGHT + 40, content.toString());
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

    private String spoken() {
        return Stream.concat(Stream.of(title), marks.stream().map(Mark::label)).collect(Collectors.joining(", "));
    }

    private String bars(int[] counts, double bin) {
        int most = 1;
        for (int count : counts) {
            most = Math.max(most, count);
        }
        double width = PLOT / (double) BINS;
        StringBuilder bars = new StringBuilder(Markup.text(LEFT - 8, TOP + 10, "end", String.valueOf(most)));
        for (int i = 0; i < BINS; i++) {
            double height = HEIGHT * counts[i] / (double) most;
            String hint = number(i * bin) + "–" + number((i + 1) * bin) + suffix() + ": " + counts[i];
            bars.append(Markup.rectangle(
                    LEFT + i * width + 1, TOP + HEIGHT - height, width - 2, height, "class=\"first\"", hint));
        }
        return bars.toString();
    }

    private String axis(double bin) {
        StringBuilder axis = new StringBuilder(Markup.line(LEFT, TOP + HEIGHT, LEFT + PLOT, TOP + HEIGHT, "axis"));
        for (int i = 0; i <= BINS; i += 5) {
            String label = number(i * bin) + suffix();
            axis.append(Markup.text(LEFT + i * PLOT / (double) BINS, TOP + HEIGHT + 20, "middle", label));
        }
        return axis.toString();
    }

    /** Its label stands where there is room for it. */
    private static String mark(Mark mark, double bin, double height) {
        double x = LEFT + mark.value() / (bin * BINS) * PLOT;
        boolean room = x + LABEL < LEFT + PLOT;
        return Markup.line(x, TOP - 8, x, TOP + HEIGHT, "mark")
                + Markup.text(room ? x + 4 : x - 4, height, room ? "start" : "end", mark.label());
    }

    private String suffix() {
        return unit.isEmpty() ? "" : " " + unit;
    }

    private static String number(double value) {
        return String.format(Locale.ROOT, value == Math.rint(value) ? "%.0f" : "%.2f", value);
    }
}
