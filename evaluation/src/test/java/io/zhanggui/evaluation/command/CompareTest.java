package io.zhanggui.evaluation.command;

import static org.assertj.core.api.Assertions.assertThat;

import io.zhanggui.evaluation.Cases;
import io.zhanggui.evaluation.commandline.CommandLine;
import io.zhanggui.evaluation.commandline.ExitCode;
import io.zhanggui.evaluation.dataset.Dataset;
import io.zhanggui.evaluation.gate.Gate;
import io.zhanggui.evaluation.report.Report;
import io.zhanggui.evaluation.run.CaseResult;
import io.zhanggui.evaluation.run.Run;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.IntStream;
import javax.xml.parsers.DocumentBuilderFactory;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CompareTest {

    @TempDir
    Path folder;

    private final ByteArrayOutputStream out = new ByteArrayOutputStream();
    private final ByteArrayOutputStream err = new ByteArrayOutputStream();

    @BeforeEach
    void threeRuns() throws IOException {
        write("good", "++++++++++++++++++++");
        write("same", "+++++++++++++++++++-");
        write("bad", "--------++++++++++++");
    }

    @Test
    void chanceIsNoLoss() {
        assertThat(compare("good", "same")).isEqualTo(ExitCode.MET);

        assertThat(out.toString(StandardCharsets.UTF_8))
                .contains("shop: http://shop against http://shop, 20 cases")
                .contains("No metric is worse beyond chance")
                .contains("Cases that got worse: 1: c19")
                .contains("Cases that got better: 0\n")
                .contains("t: right");
    }

    @Test
    void aLossIsNamedWithItsIntervalAndEndsWith1() {
        assertThat(compare("good", "bad")).isEqualTo(ExitCode.MISSED);

        assertThat(out.toString(StandardCharsets.UTF_8))
                .containsPattern("Answerable, answered right +100.0 % +60.0 % +-40.0 +-60.1 … -12.6 +0.008 +20 +WORSE")
                .contains("WORSE: Answerable, answered right, 100.0 % before, 60.0 % after.");
    }

    @Test
    void theGateHoldsTheLaterRunToTheEarlierOne() throws IOException {
        Files.writeString(folder.resolve("baseline.json"), "{\"right\": [], \"wrong\": []}");
        Files.writeString(folder.resolve("gate.json"), """
                {"shop": {"noRegression": {"baseline": "baseline.json", "broken": 0}}}""");

        assertThat(compare("good", "same", "--gate", folder.resolve("gate.json").toString()))
                .isEqualTo(ExitCode.MISSED);
        assertThat(out.toString(StandardCharsets.UTF_8))
                .contains("MISSED: 1 cases that were right in the baseline are wrong, 0 may be: c19");
        assertThat(compare("same", "good", "--gate", folder.resolve("gate.json").toString()))
                .isEqualTo(ExitCode.MET);
    }

    @Test
    void theFilesForACiServerAreWritten() throws Exception {
        assertThat(compare(
                        "good",
                        "bad",
                        "--markdown",
                        folder.resolve("ci/summary.md").toString(),
                        "--junit",
                        folder.resolve("ci/junit.xml").toString(),
                        "--write-baseline",
                        folder.resolve("ci/baseline.json").toString()))
                .isEqualTo(ExitCode.MISSED);

        assertThat(Files.readString(folder.resolve("ci/summary.md")))
                .contains(
                        "## Evaluation: shop",
                        "| Metric | Before | After |",
                        "<summary>Cases that got worse: 8</summary>")
                .contains("| c0 | 问 c0 | answered: 500ml | declined: 抱歉 |");
        byte[] xml = Files.readAllBytes(folder.resolve("ci/junit.xml"));
        var suite = DocumentBuilderFactory.newInstance()
                .newDocumentBuilder()
                .parse(new ByteArrayInputStream(xml))
                .getDocumentElement();
        assertThat(suite.getAttribute("tests")).isEqualTo("21");
        assertThat(suite.getAttribute("failures")).isEqualTo("0");
        assertThat(suite.getAttribute("skipped")).isEqualTo("8");
        assertThat(Files.readString(folder.resolve("ci/baseline.json"))).contains("\"wrong\" : [ \"c0\", \"c1\"");
    }

    @Test
    void aWrongCallEndsWith2AndSaysWhatToWrite() {
        assertThat(run("--lang", "en", "x")).isEqualTo(ExitCode.WRONG);
        assertThat(compare("good", "gone")).isEqualTo(ExitCode.WRONG);
        assertThat(err.toString(StandardCharsets.UTF_8))
                .contains("Two runs, please", "Usage: evaluation/compare", "There is no run in");
    }

    private int compare(String before, String after, String... more) {
        List<String> words = new ArrayList<>(List.of(
                "--lang",
                "en",
                folder.resolve(before).toString(),
                folder.resolve(after).toString()));
        words.addAll(List.of(more));
        return run(words.toArray(String[]::new));
    }

    private int run(String... words) {
        return new CommandLine(stream(out), stream(err)).run(new Compare(), List.of(words));
    }

    private void write(String name, String right) throws IOException {
        List<CaseResult> results = IntStream.range(0, right.length())
                .mapToObj(i -> new CaseResult(
                        Cases.answerable("c" + i, "t", "500ml"),
                        right.charAt(i) == '+' ? Cases.answered("500ml") : Cases.declined()))
                .toList();
        Dataset dataset =
                new Dataset("shop", results.stream().map(CaseResult::asked).toList());
        Instant started = Instant.parse("2026-11-23T00:00:00Z");
        Report.of(
                        new Run(dataset, "http://shop", started, Duration.ofSeconds(1), results),
                        new Gate(List.of()),
                        Locale.ENGLISH)
                .write(folder.resolve(name));
    }

    private static PrintStream stream(ByteArrayOutputStream bytes) {
        return new PrintStream(bytes, true, StandardCharsets.UTF_8);
    }
}
