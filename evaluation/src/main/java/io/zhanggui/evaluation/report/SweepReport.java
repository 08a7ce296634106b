package io.zhanggui.evaluation.report;

import io.zhanggui.evaluation.metric.Metric;
import io.zhanggui.evaluation.run.Fault;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.OptionalDouble;

/**
 * Several targets that were asked the same cases, beside each other.
 *
 * @param standings in the order in which they were asked
 * @param locale language of table and page: Chinese or else English
 */
public record SweepReport(String dataset, List<Standing> standings, LeaderBoard board, Locale locale) {

    /** The page's name in the folder of a sweep. */
    public static final String PAGE = "leader-board.html";

    /** @param standings in the order in which they were asked */
    public static SweepReport of(String dataset, List<Standing> standings, Locale locale) {
        return new SweepReport(dataset, List.copyOf(standings), LeaderBoard.of(standings), locale);
    }

    /** The leader board as a table for a terminal, and what could not be measured. */
    public String table() {
        List<String> parts = new ArrayList<>();
        parts.add(words().say("sweep.head", dataset, standings.size()));
        if (!board.places().isEmpty()) {
            parts.add(new TextTable(rows()).text());
            parts.add(words().say("sweep.ties"));
        }
        parts.addAll(unplaced());
        return String.join("\n\n", parts);
    }

    /** The leader board with its plots as one HTML file that loads nothing. */
    public String html() {
        return new SweepPage(this).html();
    }

    /** Writes {@link #PAGE} into the folder; returns the file. */
    public Path write(Path folder) throws IOException {
        Files.createDirectories(folder);
        return Files.writeString(folder.resolve(PAGE), html());
    }

    /** The head, and a row for each target that has a place. */
    List<List<String>> rows() {
        List<Leader> cheap = board.front(Leader::cost);
        List<Leader> fast = board.front(Leader::latency);
        Words words = words();
        List<List<String>> rows = new ArrayList<>();
        rows.add(List.of(
                words.say("sweep.target"),
                words.say("sweep.place"),
                words.say("sweep.quality"),
                words.say("report.interval"),
                words.say("sweep.cost"),
                words.say("sweep.p50"),
                words.say("sweep.p95"),
                words.say("sweep.first-token"),
                words.say("sweep.refusal-errors"),
                words.say("sweep.gate"),
                words.say("sweep.front")));
        for (LeaderBoard.Place place : board.places()) {
            Leader leader = place.leader();
            List<String> fronts = new ArrayList<>();
            if (cheap.contains(leader)) {
                fronts.add(words.say("sweep.front-cost"));
            }
            if (fast.contains(leader)) {
                fronts.add(words.say("sweep.front-latency"));
            }
            rows.add(List.of(
                    leader.name(),
                    place.rank() + (place.tied() ? "=" : ""),
                    Words.percent(leader.quality()),
                    words.interval(leader.interval()),
                    leader.cost().isPresent()
                            ? String.format(Locale.ROOT, "%.1f", leader.cost().getAsDouble())
                            : Words.NOTHING,
                    millis(leader.value(Metric.LATENCY_P50)),
                    millis(leader.value(Metric.LATENCY_P95)),
                    millis(leader.value(Metric.FIRST_TOKEN_P50)),
                    leader.count(Fault.ANSWERED_UNANSWERABLE) + " + " + leader.count(Fault.NOT_ANSWERED),
                    words.gate(leader.report()),
                    fronts.isEmpty() ? Words.NOTHING : String.join(", ", fronts)));
        }
        return rows;
    }

    /** A line for each target that has no place, saying why. */
    List<String> unplaced() {
        return board.unplaced().stream()
                .map(standing -> switch (standing) {
                    case Standing.Measured few ->
                        words().say(
                                        "sweep.not-covered",
                                        few.name(),
                                        Words.percent(
                                                few.report().summary().overall().coverage()));
                    case Standing.NotMeasured gone -> words().say("sweep.not-measured", gone.name(), gone.reason());
                })
                .toList();
    }

    private static String millis(OptionalDouble value) {
        return value.isPresent() ? String.format(Locale.ROOT, "%.0f ms", value.getAsDouble()) : Words.NOTHING;
    }

    Words words() {
        return new Words(locale);
    }
}
