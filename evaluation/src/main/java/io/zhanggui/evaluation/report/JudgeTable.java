package io.zhanggui.evaluation.report;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** The verdicts of a language model as a table. */
record JudgeTable(Judged judged, Words words) {

    String html() {
        return Markup.element("p", words.say("report.judge-note", judged.model()))
                + Markup.table(words.say("report.judge"), rows());
    }

    private List<List<String>> rows() {
        List<List<String>> rows = new ArrayList<>();
        rows.add(List.of(
                words.say("report.judge-criterion"),
                words.say("report.judge-mean"),
                words.say("report.judge-scored"),
                words.say("report.judge-unparseable"),
                words.say("report.judge-down"),
                words.say("report.judge-capped")));
        for (Judged.Line line : judged.lines()) {
            rows.add(List.of(
                    words.say("judge.criterion." + line.criterion()),
                    line.mean().isPresent()
                            ? String.format(Locale.ROOT, "%.2f", line.mean().getAsDouble())
                            : "–",
                    line.scored() + "/" + line.cases(),
                    String.valueOf(line.unparseable()),
                    String.valueOf(line.down()),
                    String.valueOf(line.capped())));
        }
        return rows;
    }
}
