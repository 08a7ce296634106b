package io.zhanggui.assistant.backend;

import static com.github.tomakehurst.wiremock.client.WireMock.aResponse;
import static com.github.tomakehurst.wiremock.client.WireMock.anyUrl;
import static com.github.tomakehurst.wiremock.client.WireMock.equalTo;
import static com.github.tomakehurst.wiremock.client.WireMock.get;
import static com.github.tomakehurst.wiremock.client.WireMock.getRequestedFor;
import static com.github.tomakehurst.wiremock.client.WireMock.okJson;
import static com.github.tomakehurst.wiremock.client.WireMock.post;
import static com.github.tomakehurst.wiremock.client.WireMock.urlEqualTo;
import static com.github.tomakehurst.wiremock.core.WireMockConfiguration.wireMockConfig;
import static org.assertj.core.api.Assertions.assertThat;

import com.github.tomakehurst.wiremock.client.ResponseDefinitionBuilder;
import com.github.tomakehurst.wiremock.junit5.WireMockExtension;
import io.zhanggui.assistant.backend.Completion.Usage;
import io.zhanggui.knowledge.MerchantId;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class BackendProbeTest {

    private static final String KEY = "sk-0123456789abcdef-tail";
    private static final MerchantId QINGHE = new MerchantId("qinghe");

    @RegisterExtension
    static final WireMockExtension PROVIDER = WireMockExtension.newInstance()
            .options(wireMockConfig().dynamicPort().bindAddress("127.0.0.1"))
            .build();

    @TempDir
    Path data;

    private TestRoster installation;

    @BeforeEach
    void open() {
        installation = new TestRoster(data);
    }

    @AfterEach
    void close() {
        installation.close();
    }

    @Test
    void theModelsAreListedInOrder() {
        models(okJson("""
                {"object":"list","data":[{"id":"qwen-plus"},{"id":"qwen-flash"},{"id":""},{"name":"odd"},{"id":"qwen-plus"}]}"""));

        assertThat(installation.probe.models(draft()))
                .isEqualTo(new ModelList.Listed(List.of("qwen-flash", "qwen-plus")));
        PROVIDER.verify(
                getRequestedFor(urlEqualTo("/v1/models")).withHeader("Authorization", equalTo("Bearer " + KEY)));
    }

    @ParameterizedTest
    @CsvSource({
        "401, '{\"error\":{\"message\":\"bad key sk-0123456789abcdef-tail here\"}}', unauthorized, bad key ••• here",
        "404, '{\"message\":\"no such path\"}', not_found, no such path",
        "403, '{\"error\":\"not yours\"}', forbidden, not yours",
        "500, '<html>oops</html>', server_error, ''",
        "302, '', redirected, ''",
        "200, '<html>Welcome to the hotel</html>', garbage, ''",
        "200, '{\"data\":[]}', garbage, ''",
        "200, '', garbage, ''"
    })
    void whyThereAreNoModelsIsTold(int status, String body, String why, String said) {
        models(aResponse()
                .withStatus(status)
                .withHeader("Location", "/elsewhere")
                .withBody(body));

        assertThat(installation.probe.models(draft())).isEqualTo(new ModelList.Refused(why, said));
    }

    @Test
    void nobodyWaitsLongForModels() {
        models(okJson("{}").withFixedDelay(60_000));

        assertThat(installation.probe(Duration.ofMillis(300)).models(draft()))
                .isEqualTo(new ModelList.Refused("timeout", ""));
    }

    @Test
    void whereNobodyListensThereIsNoConnection() throws Exception {
        URI nobody;
        try (ServerSocket closed = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            nobody = URI.create("http://127.0.0.1:" + closed.getLocalPort() + "/v1");
        }
        BackendDraft draft = TestRoster.draft("mine", nobody, KEY);

        assertThat(installation.probe.models(draft)).isEqualTo(new ModelList.Refused("refused", ""));
        assertThat(installation.probe.test(draft, QINGHE))
                .isInstanceOfSatisfying(
                        TestCall.Failed.class,
                        failed -> assertThat(failed.why()).isEqualTo("refused"));
    }

    @Test
    void aTestCallTellsItsTokensItsCostAndItsFirstWords() {
        answers(sse(OpenAiWire.answer("可以", "，\\n没问题。")));

        assertThat(installation.probe.test(draft(), QINGHE))
                .isInstanceOfSatisfying(TestCall.Answered.class, answered -> {
                    assertThat(answered.usage()).isEqualTo(new Usage(12, 5));
                    assertThat(answered.estimated()).isFalse();
                    assertThat(answered.fen()).isEqualByComparingTo("0.0039");
                    assertThat(answered.words()).isEqualTo("可以， 没问题。");
                    assertThat(answered.firstText()).isLessThanOrEqualTo(answered.total());
                });
        assertThat(installation
                        .jdbc
                        .sql(
                                "select merchant_id || ' ' || purpose || ' ' || backend || ' ' || outcome from backend_call")
                        .query(String.class)
                        .single())
                .isEqualTo("qinghe test mine ok");
    }

    @ParameterizedTest
    @CsvSource({
        "401, '{\"error\":{\"message\":\"Incorrect API key provided: sk-0123456789abcdef-tail\"}}', unauthorized, Incorrect API key provided: •••",
        "402, '{\"error\":{\"message\":\"Insufficient Balance\"}}', no_balance, Insufficient Balance",
        "404, '{\"error\":{\"message\":\"Model Not Exist\"}}', not_found, Model Not Exist",
        "429, '{\"error\":{\"code\":\"insufficient_quota\",\"message\":\"spent\"}}', no_balance, spent",
        "200, '<html>Welcome to the hotel</html>', wrong_type, ''"
    })
    void whyATestFailedIsTold(int status, String body, String why, String said) {
        answers(aResponse()
                .withStatus(status)
                .withHeader("Content-Type", "text/html")
                .withBody(body));

        assertThat(installation.probe.test(draft(), QINGHE)).isInstanceOfSatisfying(TestCall.Failed.class, failed -> {
            assertThat(failed.why()).isEqualTo(why);
            assertThat(failed.said()).isEqualTo(said);
        });
    }

    @Test
    void nobodyWaitsLongForATest() {
        answers(sse(OpenAiWire.answer("好")).withFixedDelay(60_000));

        assertThat(installation.probe(Duration.ofMillis(300)).test(draft(), QINGHE))
                .isInstanceOfSatisfying(
                        TestCall.Failed.class,
                        failed -> assertThat(failed.why()).endsWith("timeout"));
    }

    @Test
    void aTestPassesByTheGuardsOfTheChain() {
        answers(aResponse().withStatus(401));
        installation.roster.save(draft());
        for (int i = 0; i < 5; i++) {
            installation.chain.complete(TestChain.call("?"));
        }
        answers(sse(OpenAiWire.answer("好")));

        assertThat(installation.probe.test("mine", QINGHE)).isInstanceOf(TestCall.Answered.class);
    }

    @Test
    void whatAProviderSaysIsShortenedAndOfOneLine() {
        assertThat(Said.of("字".repeat(500), null)).hasSize(201).endsWith("…");
        assertThat(Said.of("one\n\ttwo\u0000\u202ethree", null)).isEqualTo("one two three");
        assertThat(Said.of("key sk-abc***xyz9 is wrong", null)).isEqualTo("key ••• is wrong");
    }

    private static BackendDraft draft() {
        return TestRoster.draft("mine", URI.create(PROVIDER.baseUrl() + "/v1"), KEY);
    }

    private static void models(ResponseDefinitionBuilder response) {
        PROVIDER.stubFor(get(anyUrl()).willReturn(response));
    }

    private static void answers(ResponseDefinitionBuilder response) {
        PROVIDER.stubFor(post(anyUrl()).willReturn(response));
    }

    private static ResponseDefinitionBuilder sse(String body) {
        return aResponse().withHeader("Content-Type", "text/event-stream").withBody(body);
    }
}
