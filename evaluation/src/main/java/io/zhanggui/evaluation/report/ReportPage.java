package io.zhanggui.evaluation.report;

import io.zhanggui.evaluation.gate.Verdict;
import io.zhanggui.evaluation.metric.Metric;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * A report as one HTML file that loads nothing.
 *
 * @param trend the runs before it, and itself
 * @param judged what a judge said; null where none was asked
 */
record ReportPage(Report report, Trend trend, @Nullable Judged judged) {

    private static final DateTimeFormatter TIME =
            DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm 'UTC'").withZone(ZoneOffset.UTC);

    String html() {
        Words words = report.words();
        String title = words.say("report.title", report.run().dataset().name());
        return Markup.page(
                report.locale(),
                title,
                Markup.element("h1", title)
                        + head()
                        + weights()
                        + verdict()
                        + scores()
                        + judgements()
                        + section("report.worst", new WorstCases(report).html())
                        + section("report.agreement", new AgreementTable(report.words()).html()));
    }

    private String head() {
        return Markup.element(
                "p",
                report.words()
                        .say(
                                "report.page-head",
                                report.run().subject(),
                                TIME.format(report.run().started()),
                                report.summary().overall().cases(),
                                report.summary().overall().scored(),
                                Words.percent(report.summary().overall().coverage())));
    }

    private String weights() {
        return report.weights().map(line -> Markup.element("p", line)).orElse("");
    }

    private String verdict() {
        String lines = report.words().verdict(report.verdict(), report.gate()).stream()
                .map(line -> Markup.element("p", line))
                .collect(Collectors.joining());
        return "<div class=\"verdict " + (report.verdict() instanceof Verdict.Met ? "met" : "missed")
                + "\" role=\"status\">" + lines + "</div>\n";
    }

    private String scores() {
        ScoreTable table = new ScoreTable(report);
        return Markup.table(report.words().say("report.overall"), table.overall())
                + section("report.by-tag", new TagChart(report).svg() + new TagHeat(report).html())
                + (trend.points().size() > 1
                        ? section("report.trend", new TrendChart(trend, report.words()).html())
                        : "")
                + section("report.confusion", new OutcomeChart(report).svg())
                + section("report.latency", new LatencyChart(report).svg())
                + new LengthChart(report)
                        .svg()
                        .map(plot -> section("metric." + Metric.LENGTH.word(), plot))
                        .orElse("");
    }

    private String judgements() {
        return judged == null ? "" : section("report.judge", new JudgeTable(judged, report.words()).html());
    }

    private String section(String heading, String content) {
        return "<section>" + Markup.element("h2", report.words().say(heading)) + "\n" + content + "</section>\n";
    }
}
