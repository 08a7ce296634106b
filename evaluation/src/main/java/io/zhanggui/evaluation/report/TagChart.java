package io.zhanggui.evaluation.report;

import io.zhanggui.evaluation.metric.Measure;
import io.zhanggui.evaluation.metric.Metric;
import io.zhanggui.evaluation.run.Summary.Scores;
import java.util.LinkedHashMap;
import java.util.Map;

/** Outcome and answer correctness by tag, with their intervals. */
record TagChart(Report report) {

    private static final int LEFT = 190;
    private static final int PLOT = 520;
    private static final int RIGHT = 70;
    private static final int TOP = 50;
    private static final int ROW = 44;

    String svg() {
        Words words = report.words();
        Map<String, Scores> rows = new LinkedHashMap<>();
        rows.put(words.say("report.all"), report.summary().overall());
        rows.putAll(report.summary().byTag());
        int height = TOP + rows.size() * ROW + 30;
        StringBuilder content = new StringBuilder(legend()).append(grid(height - 30));
        int y = TOP + ROW / 2;
        for (Map.Entry<String, Scores> row : rows.entrySet()) {
            content.append(Markup.text(
                    LEFT - 12,
                    y + 4,
                    "end",
                    row.getKey() + " (" + row.getValue().cases() + ")"));
            content.append(bar(row.getValue(), Metric.OUTCOME_CORRECT, "first", y - 8));
            content.append(bar(row.getValue(), Metric.ANSWERABLE_CORRECT, "second", y + 8));
            y += ROW;
        }
        return Markup.svg(words.say("report.by-tag"), LEFT + PLOT + RIGHT, height, content.toString());
    }

    private String legend() {
        Words words = report.words();
        return Markup.rectangle(LEFT, 8, 12, 12, "class=\"first\"", "")
                + Markup.text(LEFT + 18, 18, "start", words.metric(Metric.OUTCOME_CORRECT))
                + Markup.rectangle(LEFT + 260, 8, 12, 12, "class=\"second\"", "")
                + Markup.text(LEFT + 278, 18, "start", words.metric(Metric.ANSWERABLE_CORRECT));
    }

    private static String grid(int bottom) {
        StringBuilder grid = new StringBuilder();
        for (int percent = 0; percent <= 100; percent += 20) {
            double x = x(percent / 100.0);
            grid.append(Markup.line(x, TOP - 10, x, bottom, "grid"));
            grid.append(Markup.text(x, bottom + 18, "middle", percent + " %"));
        }
        return grid.toString();
    }

    private String bar(Scores scores, Metric metric, String style, int y) {
        Measure measure = scores.measure(metric).orElse(null);
        if (measure == null || measure.interval() == null) {
            return "";
        }
        double low = x(measure.interval().low());
        double high = x(measure.interval().high());
        String hint = report.words().metric(metric) + ": " + Words.percent(measure.value());
        return Markup.line(low, y, high, y, style)
                + Markup.line(low, y - 4, low, y + 4, style)
                + Markup.line(high, y - 4, high, y + 4, style)
                + Markup.rectangle(x(measure.value()) - 5, y - 5, 10, 10, "class=\"" + style + "\"", hint)
                + Markup.text(LEFT + PLOT + RIGHT - 2, y + 4, "end", Words.percent(measure.value()));
    }

    private static double x(double share) {
        return LEFT + share * PLOT;
    }
}
