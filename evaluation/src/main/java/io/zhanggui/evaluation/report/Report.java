package io.zhanggui.evaluation.report;

import io.zhanggui.evaluation.gate.Baseline;
import io.zhanggui.evaluation.gate.Gate;
import io.zhanggui.evaluation.gate.Verdict;
import io.zhanggui.evaluation.metric.Sample;
import io.zhanggui.evaluation.run.Run;
import io.zhanggui.evaluation.run.Summary;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * A run with its scores and what the gate said of them.
 *
 * @param locale language of table and page: Chinese or else English
 */
public record Report(Run run, Summary summary, Gate gate, Verdict verdict, Locale locale) {

    public static Report of(Run run, Gate gate, Locale locale) {
        Summary summary = Summary.of(run);
        return new Report(run, summary, gate, gate.judge(summary, run.results()), locale);
    }

    /** The scores as a table for a terminal. */
    public String table() {
        return new ScoreTable(this).text();
    }

    /** The report as one HTML file that loads nothing. */
    public String html() {
        return new ReportPage(this, Trend.of(this), null).html();
    }

    /** The same with what a judge said of the answers. */
    public String html(Judged judged) {
        return new ReportPage(this, Trend.of(this), judged).html();
    }

    /** What the gate says, a line for each thing. */
    public String told() {
        return String.join("\n", words().verdict(verdict, gate));
    }

    /** How cases are weighed; nothing where each weighs 1. */
    Optional<String> weights() {
        double[] weights = run.results().stream()
                .mapToDouble(result -> result.asked().weight())
                .sorted()
                .toArray();
        if (Arrays.stream(weights).allMatch(weight -> weight == 1)) {
            return Optional.empty();
        }
        return Optional.of(words().say(
                        "report.weights",
                        Words.plain(weights[0]),
                        Words.plain(weights[weights.length - 1]),
                        weights.length,
                        String.format(Locale.ROOT, "%.1f", new Sample(weights, weights).effectiveSize())));
    }

    /** What later runs may be held against. */
    public static Baseline baseline(Run run) {
        return Baseline.of(run.results(), Summary.of(run));
    }

    /** The run and its gate as CI servers read test results. */
    public String junit() {
        return new JUnitXml(this).text();
    }

    /** The scores and the gate for the comment of a pull request or the summary of a workflow. */
    public String markdown() {
        ScoreTable table = new ScoreTable(this);
        return "## " + Markdown.escape(words().say("report.title", run.dataset().name())) + "\n\n"
                + words().verdict(verdict, gate).stream()
                        .map(line -> (verdict instanceof Verdict.Met ? "✅ " : "❌ ") + Markdown.escape(line) + "\n")
                        .collect(Collectors.joining("\n"))
                + weights().map(line -> "\n" + Markdown.escape(line) + "\n").orElse("")
                + "\n" + Markdown.table(table.overall()) + "\n" + Markdown.table(table.byTag());
    }

    /** The run as {@code run.json} keeps it: every case with what was said. */
    public static String json(Run run) {
        return RunJson.of(run).text();
    }

    /** The run that {@link #json} wrote. */
    public static Run run(String json) {
        return RunJson.read(json);
    }

    /**
     * Writes {@code run.json}, {@code scores.jsonl}, {@code summary.json} and {@code report.html} into the folder, making it
     * where there is none. The page shows the runs of the dataset whose folders lie beside this one, too.
     */
    public void write(Path folder) throws IOException {
        Files.createDirectories(folder);
        Files.writeString(folder.resolve("run.json"), json(run));
        Files.writeString(folder.resolve("scores.jsonl"), new ScoreLines(run).text());
        Files.writeString(folder.resolve("summary.json"), SummaryJson.of(this).text());
        Files.writeString(folder.resolve("report.html"), new ReportPage(this, Trend.beside(folder, this), null).html());
    }

    Words words() {
        return new Words(locale);
    }
}
