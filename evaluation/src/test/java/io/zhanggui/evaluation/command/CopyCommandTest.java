package io.zhanggui.evaluation.command;

import static com.github.tomakehurst.wiremock.client.WireMock.equalTo;
import static com.github.tomakehurst.wiremock.client.WireMock.get;
import static com.github.tomakehurst.wiremock.client.WireMock.okJson;
import static com.github.tomakehurst.wiremock.client.WireMock.status;
import static com.github.tomakehurst.wiremock.client.WireMock.urlPathEqualTo;
import static com.github.tomakehurst.wiremock.core.WireMockConfiguration.wireMockConfig;
import static org.assertj.core.api.Assertions.assertThat;

import com.github.tomakehurst.wiremock.client.ResponseDefinitionBuilder;
import com.github.tomakehurst.wiremock.junit5.WireMockExtension;
import io.zhanggui.evaluation.commandline.CommandLine;
import io.zhanggui.evaluation.commandline.ExitCode;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;

class CopyCommandTest {

    @RegisterExtension
    static final WireMockExtension service = WireMockExtension.newInstance()
            .options(wireMockConfig().dynamicPort().bindAddress("127.0.0.1"))
            .build();

    private static final String JOB = "/api/v1/copy/jobs/j1";

    @TempDir
    Path folder;

    private final ByteArrayOutputStream heard = new ByteArrayOutputStream();

    @BeforeEach
    void aJobOfThreeTexts() {
        answer(JOB, okJson("{\"id\":\"j1\",\"channel\":\"taobao\",\"locale\":\"zh-CN\",\"total\":3}"));
        answer("/api/v1/copy/channels", okJson("""
                [{"id":"miniprogram","titleMax":10,"bodyMax":50},{"id":"taobao","titleMax":30,"bodyMax":40}]"""));
        items(JOB + "/items", item("A", "容量500ml。"), item("B", "容量600ml，全网第一。"), "{\"id\":\"C-0\",\"body\":null}");
        product("A");
        product("B");
    }

    @Test
    void theTextsOfAJobAreHeldAgainstTheirProductsAndTheirChannel() throws IOException {
        Path out = folder.resolve("deep/copy.jsonl");

        assertThat(run("--out", out.toString(), "j1")).isEqualTo(ExitCode.MET);

        assertThat(heard())
                .contains("Job j1: 2 texts")
                .containsPattern("All claims borne out +claim-support +0\\.500 +0\\.\\d+–0\\.\\d+ +1/2")
                .containsPattern("Attributes told +attribute-coverage +0\\.250")
                .containsPattern("Within the channel's limits +limits-kept +1\\.000 .* 2/2")
                .containsPattern("Without unlawful words +law-free +0\\.500")
                .containsPattern("Sentences of its own +own-sentences +1\\.000")
                .contains("WRONG B: number.unsupported 600ml; law.absolute 第一");
        assertThat(Files.readAllLines(out))
                .hasSize(2)
                .first()
                .asString()
                .contains("\"product\":\"A\"", "\"claim-support\":1", "\"untold\":[\"产地\"]");
    }

    @Test
    void aMetricBelowWhatWasAskedForEndsWith1() {
        assertThat(run("--min", "limits-kept=1", "--min", "claim-support=0.9", "--lang", "zh", "j1"))
                .isEqualTo(ExitCode.MISSED);

        assertThat(heard()).contains("未达标：claim-support 为 0.500，要求不低于 0.900。").doesNotContain("未达标：limits-kept");
    }

    @Test
    void ofALargeJobEverySoManyethTextIsRead() {
        answer(JOB, okJson("{\"id\":\"j1\",\"channel\":\"taobao\",\"locale\":\"zh-CN\",\"total\":450}"));
        for (int page = 0; page < 3; page++) {
            String items = IntStream.range(page * 200, Math.min(450, page * 200 + 200))
                    .mapToObj(i -> item("A", "第" + i + "句话说得很清楚。"))
                    .collect(Collectors.joining(",", "{\"total\":450,\"items\":[", "]}"));
            service.stubFor(get(urlPathEqualTo(JOB + "/items"))
                    .withQueryParam("page", equalTo(Integer.toString(page)))
                    .willReturn(okJson(items)));
        }

        assertThat(run("--most", "100", "j1")).isEqualTo(ExitCode.MET);

        assertThat(heard()).contains("Job j1: 90 texts");
    }

    @Test
    void whoCallsItWronglyIsToldHow() {
        assertThat(run("--min", "beauty=1", "j1")).isEqualTo(ExitCode.WRONG);
        assertThat(run("--min", "claim-support=2", "j1")).isEqualTo(ExitCode.WRONG);
        assertThat(run()).isEqualTo(ExitCode.WRONG);

        assertThat(heard())
                .contains("There is no metric beauty. There are: claim-support, attribute-coverage")
                .contains("claim-support=2 is no lowest value.")
                .contains("Name the one job");
    }

    @Test
    void whatIsNotThereIsSaid() {
        answer("/api/v1/copy/jobs/gone", status(404));
        items("/api/v1/copy/jobs/empty/items");
        answer("/api/v1/copy/jobs/empty", okJson("{\"channel\":\"taobao\",\"locale\":\"zh-CN\",\"total\":0}"));
        answer("/api/v1/copy/jobs/closed", status(401));
        answer("/api/v1/copy/jobs/page", okJson("<html>"));

        for (String job : List.of("gone", "empty", "closed", "page")) {
            assertThat(run(job)).isEqualTo(ExitCode.NOT_MEASURED);
        }

        assertThat(heard())
                .contains("has no copy job gone")
                .contains("Nothing of job empty has been written yet")
                .contains("does not accept the key (HTTP 401)")
                .contains("is not Zhanggui's API");
    }

    private static void answer(String path, ResponseDefinitionBuilder response) {
        service.stubFor(get(urlPathEqualTo(path)).willReturn(response));
    }

    private static void items(String path, String... items) {
        answer(path, okJson("{\"total\":%d,\"items\":[%s]}".formatted(items.length, String.join(",", items))));
    }

    private static String item(String product, String body) {
        return "{\"id\":\"%1$s-0\",\"productId\":\"%1$s\",\"title\":\"杯子\",\"body\":\"%2$s\"}".formatted(product, body);
    }

    private static void product(String code) {
        answer("/api/v1/products/" + code, okJson("""
                {"code":"%s","title":"杯子","category":null,"description":"好用","attributes":[
                  {"name":"容量","value":"500ml"},{"name":"产地","value":"浙江永康"}]}""".formatted(code)));
    }

    private int run(String... words) {
        PrintStream stream = new PrintStream(heard, true, StandardCharsets.UTF_8);
        List<String> call = new ArrayList<>(List.of("--url", service.baseUrl(), "--lang", "en"));
        call.addAll(Arrays.asList(words));
        return new CommandLine(stream, stream).run(new CopyCommand(Map.of("ZHANGGUI_KEY", "secret")), call);
    }

    private String heard() {
        return heard.toString(StandardCharsets.UTF_8);
    }
}
