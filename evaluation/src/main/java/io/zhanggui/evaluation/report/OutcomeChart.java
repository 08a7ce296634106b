package io.zhanggui.evaluation.report;

import io.zhanggui.evaluation.dataset.Outcome;
import io.zhanggui.evaluation.run.CaseResult;
import io.zhanggui.evaluation.subject.Observation.NotScored;
import io.zhanggui.evaluation.subject.Observation.Observed;
import java.util.List;
import java.util.Locale;

/** Expected outcomes against observed ones, the darker the larger the share of its row. */
record OutcomeChart(Report report) {

    private static final int LEFT = 190;
    private static final int TOP = 60;
    private static final int CELL = 110;
    private static final int ROW = 46;

    String svg() {
        List<Outcome> outcomes = Outcome.expectable();
        Words words = report.words();
        StringBuilder content = new StringBuilder(Markup.text(LEFT, 18, "start", words.say("report.observed")));
        for (int column = 0; column < outcomes.size(); column++) {
            content.append(Markup.text(middle(column), TOP - 12, "middle", words.outcome(outcomes.get(column))));
        }
        content.append(Markup.text(middle(outcomes.size()), TOP - 12, "middle", words.say("report.not-scored")));
        for (int row = 0; row < outcomes.size(); row++) {
            content.append(row(outcomes, row));
        }
        int width = LEFT + CELL * (outcomes.size() + 1) + 10;
        return Markup.svg(words.say("report.confusion"), width, TOP + ROW * outcomes.size() + 10, content.toString());
    }

    private String row(List<Outcome> outcomes, int row) {
        Outcome expected = outcomes.get(row);
        List<CaseResult> results = report.run().results().stream()
                .filter(result -> result.asked().expectedOutcome() == expected)
                .toList();
        double y = TOP + row * ROW;
        StringBuilder cells = new StringBuilder(
                Markup.text(LEFT - 12, y + ROW / 2.0 + 4, "end", report.words().outcome(expected)));
        for (int column = 0; column < outcomes.size(); column++) {
            Outcome observed = outcomes.get(column);
            long count = results.stream()
                    .filter(result -> isOutcome(result, observed))
                    .count();
            cells.append(cell(column, y, count, results.size(), expected == observed));
        }
        long failures = results.stream()
                .filter(result -> result.observation() instanceof NotScored)
                .count();
        return cells.append(cell(outcomes.size(), y, failures, results.size(), false))
                .toString();
    }

    private static boolean isOutcome(CaseResult result, Outcome outcome) {
        return result.observation() instanceof Observed observed
                && observed.answer().outcome() == outcome;
    }

    private static String cell(int column, double y, long count, int of, boolean right) {
        double share = of == 0 ? 0 : count / (double) of;
        String attributes = String.format(
                Locale.ROOT, "class=\"cell %s\" fill-opacity=\"%.2f\"", right ? "right" : "wrong", share * 0.75);
        return Markup.rectangle(LEFT + column * (double) CELL, y, CELL - 2, ROW - 2, attributes, Words.percent(share))
                + Markup.text(middle(column), y + ROW / 2.0 + 4, "middle", String.valueOf(count));
    }

    private static double middle(int column) {
        return LEFT + (column + 0.5) * CELL;
    }
}
