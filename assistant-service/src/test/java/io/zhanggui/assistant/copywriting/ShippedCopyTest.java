package io.zhanggui.assistant.copywriting;

import static org.assertj.core.api.Assertions.assertThat;

import io.zhanggui.assistant.SampleShopTest;
import io.zhanggui.assistant.installation.DataFolder;
import io.zhanggui.evaluation.command.CopyCommand;
import io.zhanggui.evaluation.commandline.CommandLine;
import io.zhanggui.evaluation.commandline.ExitCode;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.test.web.servlet.client.RestTestClient;

/** The copy of the sample shops, written offline, is held to its products by the command that a merchant's QA runs. */
@SampleShopTest
class ShippedCopyTest {

    @Autowired
    DataFolder data;

    @LocalServerPort
    int port;

    @ParameterizedTest
    @CsvSource({"demo-key, zh-CN, miniprogram", "demo-key, zh-CN, xiaohongshu", "demo-key-en, en-US, listing-en"})
    void everyClaimIsBorneOutAndNothingUnlawfulOrTooLongIsWritten(String key, String locale, String channel)
            throws IOException {
        String url = "http://127.0.0.1:" + port;
        CopyClient client = new CopyClient(RestTestClient.bindToServer()
                .baseUrl(url)
                .defaultHeader(
                        "Authorization",
                        "Bearer " + Files.readString(data.resolve(key)).strip())
                .build());
        String job = client.finished(Map.of("channel", channel, "locale", locale, "tone", "warm", "variants", 1))
                .get("id")
                .asString();
        ByteArrayOutputStream heard = new ByteArrayOutputStream();
        PrintStream stream = new PrintStream(heard, true, StandardCharsets.UTF_8);

        int code = new CommandLine(stream, stream)
                .run(
                        new CopyCommand(Map.of()),
                        List.of(
                                "--url",
                                url,
                                "--key-file",
                                data.resolve(key).toString(),
                                "--min",
                                "claim-support=1",
                                "--min",
                                "law-free=1",
                                "--min",
                                "limits-kept=1",
                                "--min",
                                "attribute-coverage=0.3",
                                "--lang",
                                "en",
                                job));

        assertThat(code).as(heard.toString(StandardCharsets.UTF_8)).isEqualTo(ExitCode.MET);
    }
}
