package io.zhanggui.evaluation.report;

import io.zhanggui.evaluation.metric.Metric;
import io.zhanggui.evaluation.report.Trend.Point;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** The main scores of the runs of a dataset, as lines and as a table. */
record TrendChart(Trend trend, Words words) {

    private static final DateTimeFormatter TIME =
            DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm").withZone(ZoneOffset.UTC);
    private static final List<String> STYLES = List.of("first", "second", "third");
    private static final int LEFT = 60;
    private static final int PLOT = 680;
    private static final int TOP = 40;
    private static final int HEIGHT = 200;

    String html() {
        return svg() + Markup.table(words.say("report.trend"), table());
    }

    private String svg() {
        StringBuilder content = new StringBuilder();
        for (int percent = 0; percent <= 100; percent += 25) {
            double y = y(percent / 100.0);
            content.append(Markup.line(LEFT, y, LEFT + PLOT, y, "grid"))
                    .append(Markup.text(LEFT - 8, y + 4, "end", percent + " %"));
        }
        for (int i = 0; i < Trend.METRICS.size(); i++) {
            content.append(line(Trend.METRICS.get(i), STYLES.get(i)))
                    .append(Markup.rectangle(LEFT + i * 240.0, 8, 12, 12, "class=\"" + STYLES.get(i) + "\"", ""))
                    .append(Markup.text(LEFT + i * 240.0 + 18, 18, "start", name(Trend.METRICS.get(i))));
        }
        return Markup.svg(words.say("report.trend"), LEFT + PLOT + 40, TOP + HEIGHT + 30, content.toString());
    }

    private String line(Metric metric, String style) {
        StringBuilder line = new StringBuilder();
        List<String> path = new ArrayList<>();
        for (int i = 0; i < trend.points().size(); i++) {
            Point point = trend.points().get(i);
            Double value = point.values().get(metric);
            if (value != null) {
                double x = x(i);
                path.add(String.format(Locale.ROOT, "%.1f,%.1f", x, y(value)));
                String hint = TIME.format(point.started()) + " " + words.metric(metric) + ": " + Words.percent(value);
                line.append(Markup.rectangle(x - 4, y(value) - 4, 8, 8, "class=\"" + style + "\"", hint));
            }
        }
        return "<polyline class=\"" + style + "\" points=\"" + String.join(" ", path) + "\"/>\n" + line;
    }

    private List<List<String>> table() {
        List<List<String>> rows = new ArrayList<>();
        List<String> head = new ArrayList<>(List.of(words.say("report.started")));
        Trend.METRICS.forEach(metric -> head.add(name(metric)));
        rows.add(head);
        for (Point point : trend.points().reversed()) {
            List<String> row = new ArrayList<>(List.of(TIME.format(point.started()) + " UTC"));
            Trend.METRICS.forEach(metric -> {
                Double value = point.values().get(metric);
                row.add(value == null ? "–" : Words.percent(value));
            });
            rows.add(row);
        }
        return rows;
    }

    private String name(Metric metric) {
        return words.say("short." + metric.word());
    }

    private double x(int index) {
        int last = trend.points().size() - 1;
        return last == 0 ? LEFT + PLOT / 2.0 : LEFT + PLOT * index / (double) last;
    }

    private static double y(double share) {
        return TOP + HEIGHT * (1 - share);
    }
}
