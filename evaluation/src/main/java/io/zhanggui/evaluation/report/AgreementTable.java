package io.zhanggui.evaluation.report;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;

/** What a point of the text metrics is worth: how far they agree with people. */
record AgreementTable(Words words) {

    String html() {
        return Markup.element("p", words.say("report.agreement-note"))
                + Markup.table(words.say("report.agreement"), rows());
    }

    /** In a line, the figures of a text metric. */
    String line(String metric) {
        String figures = Agreement.shipped().stream()
                .filter(line -> line.metric().equals(metric))
                .map(line -> words.say(
                        "report.agreement-figure",
                        line.set(),
                        line.statisticName(),
                        value(line),
                        String.valueOf(line.n())))
                .collect(Collectors.joining(", "));
        return words.say("report.agreement-line", words.say("text-metric." + metric), figures);
    }

    private static String value(Agreement line) {
        return String.format(Locale.ROOT, "%.3f", line.value());
    }

    private List<List<String>> rows() {
        List<List<String>> rows = new ArrayList<>();
        rows.add(List.of(
                words.say("report.metric"),
                words.say("report.data-set"),
                words.say("report.statistic"),
                words.say("report.value"),
                words.say("report.rows")));
        for (Agreement line : Agreement.shipped()) {
            rows.add(List.of(
                    words.say("text-metric." + line.metric()),
                    line.set(),
                    line.statisticName(),
                    value(line),
                    String.valueOf(line.n())));
        }
        return rows;
    }
}
