package io.zhanggui.evaluation.report;

import io.zhanggui.evaluation.comparison.Change;
import io.zhanggui.evaluation.comparison.Comparison;
import io.zhanggui.evaluation.comparison.Flip;
import io.zhanggui.evaluation.metric.Metric;
import io.zhanggui.evaluation.run.CaseResult;
import io.zhanggui.evaluation.run.Run;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * What changed from one run to another, for a terminal and for a pull request.
 *
 * @param byTag the same for the cases of each tag
 * @param locale language: Chinese or else English
 */
public record ChangeReport(Run before, Run after, Comparison overall, Map<String, Comparison> byTag, Locale locale) {

    private static final int FLIPS = 50;

    public static ChangeReport of(Run before, Run after, Locale locale) {
        return new ChangeReport(before, after, Comparison.of(before, after), Comparison.byTag(before, after), locale);
    }

    /** The changes as tables for a terminal. */
    public String text() {
        List<String> parts = new ArrayList<>(List.of(head(), new TextTable(metrics()).text()));
        List<List<String>> tags = tags();
        if (tags.size() > 1) {
            parts.add(new TextTable(tags).text());
        }
        parts.add(flips(false) + "\n" + flips(true));
        parts.add(String.join("\n", losses()));
        return String.join("\n\n", parts);
    }

    /** The changes for the comment of a pull request or the summary of a workflow. */
    public String markdown() {
        return "### " + Markdown.escape(head()) + "\n\n"
                + losses().stream().map(line -> Markdown.escape(line) + "\n").collect(Collectors.joining("\n"))
                + "\n" + Markdown.table(metrics())
                + "\n"
                + details(words().say("compare.flips-worse", flipped(false).size()), cases(false))
                + details(words().say("compare.flips-better", flipped(true).size()), cases(true))
                + (byTag.isEmpty() ? "" : details(words().say("report.by-tag"), Markdown.table(tags())));
    }

    private String head() {
        return words().say(
                        "compare.head", after.dataset().name(), before.subject(), after.subject(), overall.compared());
    }

    /** A line for each metric that is worse, or one that none is. */
    private List<String> losses() {
        List<Change> losses = overall.losses();
        return losses.isEmpty()
                ? List.of(words().say("compare.no-loss"))
                : losses.stream()
                        .map(change -> words().say(
                                        "compare.loss",
                                        words().metric(change.metric()),
                                        words().number(change.metric(), change.before()),
                                        words().number(change.metric(), change.after())))
                        .toList();
    }

    private List<List<String>> metrics() {
        Words words = words();
        List<List<String>> rows = new ArrayList<>();
        rows.add(Stream.of("metric", "before", "after", "difference", "interval", "chance", "cases", "direction")
                .map(column -> words.say("compare." + column))
                .toList());
        overall.changes().forEach(change -> rows.add(row(words.metric(change.metric()), change)));
        return rows;
    }

    private List<String> row(String name, Change change) {
        Words words = words();
        Metric metric = change.metric();
        Double chance = change.chance();
        return List.of(
                name,
                words.number(metric, change.before()),
                words.number(metric, change.after()),
                words.signed(metric, change.difference()),
                words.signed(metric, change.interval().low()) + " … "
                        + words.signed(metric, change.interval().high()),
                chance == null ? "–" : chance(chance),
                String.valueOf(change.pairs()),
                words.say("compare." + change.direction().name().toLowerCase(Locale.ROOT)));
    }

    private static String chance(double chance) {
        return chance < 0.001 ? "< 0.001" : String.format(Locale.ROOT, "%.3f", chance);
    }

    /** The metrics by tag that have a direction or that matter most. */
    private List<List<String>> tags() {
        Words words = words();
        List<List<String>> rows = new ArrayList<>();
        List<String> head = new ArrayList<>(metrics().getFirst());
        head.set(0, words.say("report.tag"));
        rows.add(head);
        byTag.forEach((tag, comparison) -> comparison.changes().stream()
                .filter(change -> change.metric() == Metric.OUTCOME_CORRECT
                        || change.metric() == Metric.ANSWERABLE_CORRECT
                        || change.metric() == Metric.UNANSWERABLE_ANSWERED)
                .forEach(change -> rows.add(
                        row(tag + ": " + words.say("short." + change.metric().word()), change))));
        return rows;
    }

    private List<Flip> flipped(boolean better) {
        return overall.flips().stream()
                .filter(flip -> flip.isBetter() == better)
                .toList();
    }

    private String flips(boolean better) {
        List<Flip> flips = flipped(better);
        String key = better ? "compare.flips-better" : "compare.flips-worse";
        return words().say(key, flips.size())
                + (flips.isEmpty() ? "" : ": ")
                + flips.stream()
                        .limit(FLIPS)
                        .map(flip -> flip.after().asked().id())
                        .collect(Collectors.joining(", "))
                + (flips.size() > FLIPS ? " …" : "");
    }

    private String cases(boolean better) {
        List<List<String>> rows = new ArrayList<>();
        rows.add(Stream.of("case", "question", "before", "after")
                .map(column -> words().say("compare." + column))
                .toList());
        flipped(better).stream()
                .limit(FLIPS)
                .forEach(flip -> rows.add(List.of(
                        flip.after().asked().id(),
                        flip.after().asked().question(),
                        said(flip.before()),
                        said(flip.after()))));
        return rows.size() == 1 ? "" : Markdown.table(rows);
    }

    private String said(CaseResult result) {
        return result.score()
                .map(score -> words().outcome(score.observed().answer().outcome()) + ": "
                        + score.observed().answer().text())
                .orElse("");
    }

    private static String details(String title, String content) {
        return content.isEmpty()
                ? "\n" + Markdown.escape(title) + "\n"
                : "\n<details><summary>" + Markup.escape(title) + "</summary>\n\n" + content + "\n</details>\n";
    }

    private Words words() {
        return new Words(locale);
    }
}
