package io.zhanggui.evaluation.report;

import io.zhanggui.evaluation.metric.Measure;
import io.zhanggui.evaluation.metric.Metric;
import io.zhanggui.evaluation.run.Summary.Scores;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/** The main scores by tag, each cell the darker the worse it is: where to look first. */
record TagHeat(Report report) {

    private static final int LEVELS = 5;
    private static final List<Metric> METRICS = ScoreTable.BY_TAG;

    String html() {
        Words words = report.words();
        Map<String, Scores> rows = new LinkedHashMap<>();
        rows.put(words.say("report.all"), report.summary().overall());
        rows.putAll(report.summary().byTag());
        String head = METRICS.stream()
                .map(metric -> "<th scope=\"col\">" + Markup.escape(words.say("short." + metric.word())) + "</th>")
                .collect(Collectors.joining());
        String body = rows.entrySet().stream()
                .map(row -> row(row.getKey(), row.getValue()))
                .collect(Collectors.joining("\n"));
        return "<div class=\"wide\" role=\"region\" tabindex=\"0\" aria-label=\""
                + Markup.escape(words.say("report.by-tag")) + "\"><table class=\"heat\">"
                + Markup.element("caption", words.say("report.heat"))
                + "<thead><tr><th scope=\"col\">" + Markup.escape(words.say("report.tag")) + "</th><th scope=\"col\">"
                + Markup.escape(words.say("report.cases")) + "</th>" + head + "</tr></thead>\n<tbody>" + body
                + "</tbody></table></div>\n";
    }

    private String row(String name, Scores scores) {
        return "<tr><th scope=\"row\">" + Markup.escape(name) + "</th>"
                + Markup.element("td", String.valueOf(scores.cases()))
                + METRICS.stream()
                        .map(metric -> cell(metric, scores.measure(metric)))
                        .collect(Collectors.joining())
                + "</tr>";
    }

    private String cell(Metric metric, Optional<Measure> measure) {
        String style = measure.filter(known -> !metric.isTime())
                .map(known -> " class=\"heat" + level(metric, known.value()) + "\"")
                .orElse("");
        return "<td" + style + ">" + Markup.escape(report.words().value(metric, measure)) + "</td>";
    }

    /** How bad it is, from 0. */
    private static long level(Metric metric, double value) {
        double bad = metric.isLessBetter() ? value : 1 - value;
        return Math.min(LEVELS, Math.round(Math.ceil(bad * 10 / 2)));
    }
}
