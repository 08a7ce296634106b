package io.zhanggui.evaluation.report;

import io.zhanggui.evaluation.metric.Measure;
import io.zhanggui.evaluation.metric.Metric;
import io.zhanggui.evaluation.run.Run;
import io.zhanggui.evaluation.run.Summary.Scores;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** The scores of a report in text: all metrics over all cases, the main ones by tag, the gate. */
record ScoreTable(Report report) {

    /** What is worth a column where cases are told apart by tag. */
    static final List<Metric> BY_TAG = List.of(
            Metric.OUTCOME_CORRECT,
            Metric.ANSWERABLE_CORRECT,
            Metric.UNANSWERABLE_ANSWERED,
            Metric.HIT_1,
            Metric.HIT_5,
            Metric.MRR,
            Metric.CITATION_HIT_1,
            Metric.LATENCY_P50,
            Metric.LATENCY_P95);

    String text() {
        List<String> parts =
                new ArrayList<>(List.of(head(), new TextTable(overall()).text(), new TextTable(byTag()).text()));
        report.weights().ifPresent(parts::add);
        report.summary()
                .overall()
                .measure(Metric.GROUNDEDNESS)
                .ifPresent(measured -> parts.add(new AgreementTable(report.words()).line(Metric.GROUNDEDNESS.word())));
        parts.add(String.join("\n", report.words().verdict(report.verdict(), report.gate())));
        return String.join("\n\n", parts);
    }

    private String head() {
        Run run = report.run();
        Scores all = report.summary().overall();
        return report.words()
                .say(
                        "report.head",
                        run.dataset().name(),
                        run.subject(),
                        all.cases(),
                        all.scored(),
                        String.format(Locale.ROOT, "%.1f", run.took().toMillis() / 1000.0));
    }

    List<List<String>> overall() {
        Words words = report.words();
        List<List<String>> rows = new ArrayList<>();
        rows.add(List.of(
                words.say("report.metric"),
                words.say("report.value"),
                words.say("report.interval"),
                words.say("report.cases")));
        for (Metric metric : Metric.values()) {
            Optional<Measure> measure = report.summary().overall().measure(metric);
            if (measure.isEmpty() && metric != Metric.OUTCOME_CORRECT) {
                continue;
            }
            rows.add(List.of(
                    words.metric(metric),
                    words.value(metric, measure),
                    words.interval(measure),
                    measure.map(known -> String.valueOf(known.cases())).orElse("0")));
        }
        return rows;
    }

    List<List<String>> byTag() {
        Words words = report.words();
        List<List<String>> rows = new ArrayList<>();
        List<String> head = new ArrayList<>(List.of(words.say("report.tag"), words.say("report.cases")));
        BY_TAG.forEach(metric -> head.add(words.say("short." + metric.word())));
        rows.add(head);
        rows.add(row(words.say("report.all"), report.summary().overall()));
        report.summary().byTag().forEach((tag, scores) -> rows.add(row(tag, scores)));
        return rows;
    }

    private List<String> row(String name, Scores scores) {
        List<String> row = new ArrayList<>(List.of(name, String.valueOf(scores.cases())));
        BY_TAG.forEach(metric -> row.add(report.words().value(metric, scores.measure(metric))));
        return row;
    }
}
