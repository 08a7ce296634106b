package io.zhanggui.assistant.sample;

import static org.assertj.core.api.Assertions.assertThat;

import io.zhanggui.assistant.SampleShopTest;
import io.zhanggui.assistant.installation.DataFolder;
import io.zhanggui.evaluation.command.Evaluate;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;

/**
 * The project's own quality gate: the command that a merchant's QA runs, on the shipped datasets and with no model but
 * those in process. The thresholds are those of {@code evaluation/datasets/gate.json}.
 */
@SampleShopTest
class ShippedEvaluationTest {

    @Autowired
    DataFolder data;

    @LocalServerPort
    int port;

    @Test
    void theChineseShopMeetsItsThresholds() {
        assertMet("sample-shop-zh", "demo-key");
    }

    @Test
    void theEnglishShopMeetsItsThresholds() {
        assertMet("sample-shop-en", "demo-key-en");
    }

    private void assertMet(String dataset, String key) {
        ByteArrayOutputStream heard = new ByteArrayOutputStream();
        PrintStream stream = new PrintStream(heard, true, StandardCharsets.UTF_8);
        int code = new Evaluate(stream, stream, Map.of(), Clock.systemUTC())
                .run(List.of(
                        "--url",
                        "http://127.0.0.1:" + port,
                        "--key-file",
                        data.resolve(key).toString(),
                        "--out",
                        Path.of("target", "evaluation", dataset).toString(),
                        "--fresh",
                        "--lang",
                        "en",
                        Path.of("..", "evaluation", "datasets", dataset + ".jsonl")
                                .toString()));

        assertThat(code).as(heard.toString(StandardCharsets.UTF_8)).isEqualTo(Evaluate.MET);
    }
}
