package io.zhanggui.assistant.quality;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;
import static org.awaitility.Awaitility.await;

import io.zhanggui.assistant.AcrossMerchants;
import io.zhanggui.assistant.SampleShopTest;
import io.zhanggui.assistant.installation.DataFolder;
import io.zhanggui.assistant.merchant.Merchants;
import io.zhanggui.evaluation.command.Evaluate;
import io.zhanggui.evaluation.commandline.CommandLine;
import io.zhanggui.evaluation.commandline.ExitCode;
import io.zhanggui.evaluation.metric.Metric;
import io.zhanggui.evaluation.report.Report;
import io.zhanggui.evaluation.run.CaseResult;
import io.zhanggui.evaluation.run.Run;
import io.zhanggui.evaluation.run.Summary;
import io.zhanggui.evaluation.subject.Found;
import io.zhanggui.evaluation.subject.Observation.Observed;
import io.zhanggui.knowledge.MerchantId;
import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;

/** The console and the command line measure the same. */
@SampleShopTest
@ExtendWith(AcrossMerchants.class)
class ShippedDatasetRunTest {

    private static final MerchantId MAPLE = new MerchantId("maple");
    private static final String DATASET = "sample-shop-en";

    @Autowired
    Evaluations evaluations;

    @Autowired
    RunResults results;

    @Autowired
    Datasets datasets;

    @Autowired
    Merchants merchants;

    @Autowired
    DataFolder data;

    @LocalServerPort
    int port;

    @TempDir
    Path out;

    @Test
    void eachSampleShopHasItsDatasetAndItsThresholds() {
        assertThat(datasets.all(MAPLE)).extracting(DatasetInfo::name).containsExactly(DATASET);
        assertThat(datasets.all(new MerchantId("qinghe")).getFirst())
                .isEqualTo(new DatasetInfo("sample-shop-zh", "sample-shop-zh", 315, null));
        assertThat(datasets.gate(datasets.get(MAPLE, DATASET)).thresholds()).hasSize(4);
    }

    @Test
    void aRunSaysWhatTheCommandLineSays() throws IOException {
        EvaluationRun begun = evaluations.start(merchants.get(MAPLE), DATASET);
        await().atMost(Duration.ofMinutes(2))
                .until(() -> !evaluations.get(MAPLE, begun.id()).running());
        EvaluationRun ended = evaluations.get(MAPLE, begun.id());
        Run here = results.run(MAPLE, ended);
        Run there = commandLine();

        assertThat(ended.met()).isTrue();
        assertThat(ended.done()).isEqualTo(22);
        assertThat(here.dataset()).isEqualTo(there.dataset());
        assertThat(here.results().stream().map(ShippedDatasetRunTest::said))
                .containsExactlyElementsOf(there.results().stream()
                        .map(ShippedDatasetRunTest::said)
                        .toList());
        assertThat(scores(here)).containsExactly(scores(there), within(1e-6));
        for (Metric metric : Metric.values()) {
            if (!metric.isTime()) {
                assertThat(ended.measure(metric))
                        .as(metric.word())
                        .isEqualTo(Summary.of(there).overall().measure(metric));
            }
        }
    }

    /** What was said and found, without the time it took; of scores see below. */
    private static Optional<Observed> said(CaseResult result) {
        return result.score()
                .map(score -> new Observed(
                        score.observed().answer(),
                        score.observed().found().stream()
                                .map(found ->
                                        new Found(found.sourceId(), found.title(), found.text(), found.place(), 0))
                                .toList(),
                        Duration.ZERO));
    }

    /** Sums of floats in the index may differ in their last digits. */
    private static double[] scores(Run run) {
        return run.results().stream()
                .flatMap(result -> result.score().stream())
                .flatMap(score -> score.observed().found().stream())
                .mapToDouble(Found::score)
                .toArray();
    }

    private Run commandLine() throws IOException {
        PrintStream silence = new PrintStream(OutputStream.nullOutputStream(), false, StandardCharsets.UTF_8);
        int code = new CommandLine(silence, silence)
                .run(
                        new Evaluate(Map.of(), Clock.systemUTC()),
                        List.of(
                                "--url",
                                "http://127.0.0.1:" + port,
                                "--key-file",
                                data.resolve(DataFolder.DEMO_KEY_EN).toString(),
                                "--out",
                                out.toString(),
                                Path.of("..", "evaluation", "datasets", DATASET + ".jsonl")
                                        .toString()));
        assertThat(code).isEqualTo(ExitCode.MET);
        return Report.run(Files.readString(out.resolve("run.json")));
    }
}
