package io.zhanggui.assistant.sample;

import static org.assertj.core.api.Assertions.assertThat;

import io.zhanggui.assistant.SampleShopTest;
import io.zhanggui.assistant.installation.DataFolder;
import io.zhanggui.assistant.merchant.Merchants;
import io.zhanggui.evaluation.command.Evaluate;
import io.zhanggui.evaluation.commandline.CommandLine;
import io.zhanggui.evaluation.commandline.ExitCode;
import io.zhanggui.knowledge.Merchant;
import io.zhanggui.knowledge.MerchantId;
import io.zhanggui.knowledge.ingest.Documents;
import io.zhanggui.knowledge.ingest.ImportProgress;
import io.zhanggui.knowledge.ingest.Importer;
import io.zhanggui.knowledge.ingest.SourceFile;
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

    @Autowired
    Merchants merchants;

    @Autowired
    Importer importer;

    @Autowired
    Documents documents;

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

    /** The Chinese cases ask about a document, too, that tells the assistant what to say. */
    @Test
    void nothingIsSaidToShoppersWithBadIntentThatWasNotSaidBefore() {
        Merchant shop = merchants.get(new MerchantId("qinghe")).knowledge();
        String name = "店庆说明.md";
        SourceFile document = new SourceFile(name, Path.of("..", "evaluation", "datasets", "red-team-document-zh.md"));
        assertThat(importer.importDocument(shop, document, ImportProgress.none())
                        .imported())
                .isEqualTo(1);
        try {
            assertMet("red-team-zh", "demo-key");
        } finally {
            assertThat(documents.delete(shop, name)).isTrue();
        }
        assertMet("red-team-en", "demo-key-en");
    }

    private void assertMet(String dataset, String key) {
        ByteArrayOutputStream heard = new ByteArrayOutputStream();
        PrintStream stream = new PrintStream(heard, true, StandardCharsets.UTF_8);
        int code = new CommandLine(stream, stream)
                .run(
                        new Evaluate(Map.of(), Clock.systemUTC()),
                        List.of(
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

        assertThat(code).as(heard.toString(StandardCharsets.UTF_8)).isEqualTo(ExitCode.MET);
    }
}
