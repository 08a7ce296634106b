package io.zhanggui.evaluation.report;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** What a point of the text metrics is worth: how far they agree with people. */
record AgreementTable(Words words) {

    String html() {
        return Markup.element("p", words.say("report.agreement-note"))
                + Markup.table(words.say("report.agreement"), rows());
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
                    String.format(Locale.ROOT, "%.3f", line.value()),
                    String.valueOf(line.n())));
        }
        return rows;
    }
}
