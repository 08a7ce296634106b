package io.zhanggui.evaluation.report;

import io.zhanggui.evaluation.gate.Gate;
import io.zhanggui.evaluation.gate.Verdict;
import io.zhanggui.evaluation.run.Run;
import io.zhanggui.evaluation.run.Summary;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;

/**
 * A run with its scores and what the gate said of them.
 *
 * @param locale language of table and page: Chinese or else English
 */
public record Report(Run run, Summary summary, Gate gate, Verdict verdict, Locale locale) {

    public static Report of(Run run, Gate gate, Locale locale) {
        Summary summary = Summary.of(run);
        return new Report(run, summary, gate, gate.judge(summary), locale);
    }

    /** The scores as a table for a terminal. */
    public String table() {
        return new ScoreTable(this).text();
    }

    /** The report as one HTML file that loads nothing. */
    public String html() {
        return new ReportPage(this).html();
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
     * where there is none.
     */
    public void write(Path folder) throws IOException {
        Files.createDirectories(folder);
        Files.writeString(folder.resolve("run.json"), json(run));
        Files.writeString(folder.resolve("scores.jsonl"), new ScoreLines(run).text());
        Files.writeString(folder.resolve("summary.json"), SummaryJson.of(this).text());
        Files.writeString(folder.resolve("report.html"), html());
    }

    Words words() {
        return new Words(locale);
    }
}
