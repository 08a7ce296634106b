package io.zhanggui.evaluation.report;

import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.function.Function;
import java.util.stream.Collectors;

/** A leader board as one HTML file that loads nothing. */
record SweepPage(SweepReport sweep) {

    String html() {
        Words words = sweep.words();
        String title = words.say("sweep.title", sweep.dataset());
        return Markup.page(
                sweep.locale(), title, Markup.element("h1", title) + head() + board() + plots() + subjects());
    }

    private String head() {
        return Markup.element(
                "p", sweep.words().say("sweep.page-head", sweep.standings().size()));
    }

    private String board() {
        List<String> unplaced = sweep.unplaced();
        String missing = unplaced.isEmpty()
                ? ""
                : "<div class=\"verdict missed\" role=\"status\">"
                        + unplaced.stream()
                                .map(line -> Markup.element("p", line))
                                .collect(Collectors.joining())
                        + "</div>\n";
        return sweep.board().places().isEmpty()
                ? missing
                : missing
                        + Markup.table(sweep.words().say("sweep.caption"), sweep.rows())
                        + Markup.element("p", sweep.words().say("sweep.ties"))
                        + Markup.element("p", sweep.words().say("sweep.legend"));
    }

    private String plots() {
        return sweep.board().places().isEmpty()
                ? ""
                : plot("sweep.by-cost", "sweep.cost", Leader::cost)
                        + plot("sweep.by-latency", "sweep.p50-axis", Leader::latency);
    }

    private String plot(String heading, String axis, Function<Leader, OptionalDouble> price) {
        Words words = sweep.words();
        ParetoChart chart = new ParetoChart(sweep.board(), words.say(heading), words.say(axis), price);
        List<String> untold = sweep.board().places().stream()
                .map(LeaderBoard.Place::leader)
                .filter(leader -> price.apply(leader).isEmpty())
                .map(Leader::name)
                .toList();
        Optional<String> note = untold.isEmpty()
                ? Optional.empty()
                : Optional.of(Markup.element("p", words.say("sweep.no-price", String.join(", ", untold))));
        return "<section>" + Markup.element("h2", words.say(heading)) + "\n" + (chart.isEmpty() ? "" : chart.svg())
                + note.orElse("") + "</section>\n";
    }

    private String subjects() {
        Words words = sweep.words();
        String rows = sweep.standings().stream()
                .map(standing -> switch (standing) {
                    case Standing.Measured measured ->
                        entry(measured.name(), measured.report().run().subject());
                    case Standing.NotMeasured gone -> entry(gone.name(), gone.subject());
                })
                .collect(Collectors.joining());
        return "<section>" + Markup.element("h2", words.say("sweep.targets")) + "<dl>" + rows + "</dl></section>\n";
    }

    private static String entry(String name, String subject) {
        return Markup.element("dt", name) + Markup.element("dd", subject);
    }
}
