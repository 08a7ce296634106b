package io.zhanggui.assistant.console;

import static com.github.tomakehurst.wiremock.client.WireMock.aResponse;
import static com.github.tomakehurst.wiremock.client.WireMock.anyUrl;
import static com.github.tomakehurst.wiremock.client.WireMock.equalTo;
import static com.github.tomakehurst.wiremock.client.WireMock.get;
import static com.github.tomakehurst.wiremock.client.WireMock.okJson;
import static com.github.tomakehurst.wiremock.client.WireMock.post;
import static com.github.tomakehurst.wiremock.client.WireMock.postRequestedFor;
import static com.github.tomakehurst.wiremock.core.WireMockConfiguration.wireMockConfig;
import static org.assertj.core.api.Assertions.assertThat;

import com.github.tomakehurst.wiremock.junit5.WireMockExtension;
import dev.langchain4j.data.message.UserMessage;
import dev.langchain4j.model.chat.request.ChatRequest;
import io.zhanggui.assistant.ServiceTest;
import io.zhanggui.assistant.Shop;
import io.zhanggui.assistant.Shops;
import io.zhanggui.assistant.backend.BackendRoster;
import io.zhanggui.assistant.backend.Backends;
import io.zhanggui.assistant.backend.ModelCall;
import io.zhanggui.assistant.backend.RosterEntry;
import io.zhanggui.assistant.backend.StoredBackend;
import io.zhanggui.assistant.installation.DataFolder;
import io.zhanggui.assistant.page.Browser;
import io.zhanggui.assistant.page.Browser.Page;
import java.io.IOException;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;

@ServiceTest
@ExtendWith(OutputCaptureExtension.class)
class BackendPagesTest {

    private static final String KEY = "sk-0123456789abcdef-last";
    private static final String ANSWER = """
            data: {"choices":[{"index":0,"delta":{"content":"可以 <b>"},"finish_reason":null}]}

            data: {"choices":[{"index":0,"delta":{},"finish_reason":"stop"}]}

            data: {"choices":[],"usage":{"prompt_tokens":1000,"completion_tokens":100,"total_tokens":1100}}

            data: [DONE]

            """;

    @RegisterExtension
    static final WireMockExtension PROVIDER = WireMockExtension.newInstance()
            .options(wireMockConfig().dynamicPort().bindAddress("127.0.0.1"))
            .build();

    @Autowired
    Shops shops;

    @Autowired
    DataFolder folder;

    @Autowired
    BackendRoster roster;

    @Autowired
    Backends backends;

    /** The chain is the installation's: other tests want it empty. */
    @AfterEach
    void removeAll() {
        for (RosterEntry entry : roster.entries()) {
            StoredBackend stored = entry.stored();
            if (stored != null) {
                roster.remove(stored.id());
            }
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"en", "zh-CN"})
    void eachPageSpeaksBothLanguages(String language) throws IOException {
        says(ANSWER);
        Browser browser = console(language);
        Page form = browser.get("/console/backends/new?preset=deepseek");
        browser.submit(form, "/console/backends", fields());
        call();
        String id = stored().id();

        for (String path : new String[] {
            "",
            "?all=true",
            "/chain",
            "/figures",
            "/new",
            "/new?preset=azure-openai",
            "/new?preset=vllm",
            "/new?preset=other",
            "/" + id
        }) {
            assertThat(browser.get("/console/backends" + path)).satisfies(page -> {
                assertThat(page.status()).as(path).isEqualTo(200);
                assertThat(page.html())
                        .as(path)
                        .doesNotContain("??")
                        .doesNotContain(" style=")
                        .doesNotContain("<script>")
                        .doesNotContain("0123456789");
            });
        }
    }

    @Test
    void withoutAModelThePageSaysWhatOneAddsAndLeadsToEachPreset() throws IOException {
        assertThat(console("zh-CN").get("/console/backends").html())
                .contains("还没有接入大模型")
                .contains("/console/backends/new?preset=deepseek")
                .contains("豆包（火山方舟）")
                .contains("/console/backends/new?preset=other");
    }

    @Test
    void aBackendThatIsAddedIsAskedAtOnceAndItsKeyIsNeverSeenAgain(CapturedOutput output) throws IOException {
        says(ANSWER);
        Browser browser = console("en");

        Page saved =
                browser.submit(browser.get("/console/backends/new?preset=deepseek"), "/console/backends", fields());

        assertThat(saved.path()).isEqualTo("/console/backends");
        assertThat(call()).isEqualTo("mine");
        PROVIDER.verify(postRequestedFor(anyUrl()).withHeader("Authorization", equalTo("Bearer " + KEY)));
        Page edited = browser.get("/console/backends/" + stored().id());
        assertThat(edited.html()).contains("•••• last");
        assertThat(saved.html()
                        + edited.html()
                        + browser.get("/console/backends").html())
                .contains("mine")
                .doesNotContain("0123456789");
        assertThat(output.getAll()).doesNotContain("0123456789");
    }

    @Test
    void itIsTurnedOffMovedAndRemovedFromThePage() throws IOException {
        says(ANSWER);
        Browser browser = console("en");
        Page form = browser.get("/console/backends/new?preset=deepseek");
        browser.submit(form, "/console/backends", fields());
        Map<String, String> second = fields();
        second.put("name", "second");
        browser.submit(form, "/console/backends", second);

        browser.submit(form, "/console/backends/move", Map.of("name", "second", "up", "true"));
        assertThat(roster.entries()).extracting(RosterEntry::name).containsExactly("second", "mine");
        String id = stored().id();
        assertThat(browser.submit(form, "/console/backends/" + id + "/turn", Map.of("on", "false"))
                        .html())
                .contains("Turned off");
        browser.submit(form, "/console/backends/" + id + "/remove", Map.of());
        assertThat(roster.entries()).extracting(RosterEntry::name).containsExactly("mine");
    }

    @Test
    void modelsAreFetchedAndACallIsTriedBeforeAnythingIsSaved() throws IOException {
        says(ANSWER);
        PROVIDER.stubFor(get("/v1/models").willReturn(okJson("""
                {"data":[{"id":"b-model"},{"id":"a<i>model"}]}""")));
        Browser browser = console("en");
        Page form = browser.get("/console/backends/new?preset=other");

        assertThat(browser.submit(form, "/console/backends/models", fields()).html())
                .contains("2 models")
                .contains("a&lt;i&gt;model")
                .doesNotContain("a<i>model");
        assertThat(browser.submit(form, "/console/backends/test", fields()).html())
                .contains("It works")
                .contains("1,000 tokens in, 100 out")
                .contains("It cost 0.23 fen")
                .contains("可以 &lt;b&gt;");
        assertThat(roster.entries()).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({
        "401, '{\"error\":{\"message\":\"Incorrect API key provided: sk-0123456789abcdef-last <b>\"}}', 密钥无效",
        "402, '{\"error\":{\"message\":\"Insufficient Balance\"}}', 余额不足",
        "404, '{\"error\":{\"message\":\"Model Not Exist\"}}', 地址或模型不存在",
        "500, '<html><b>oops</b></html>', 服务商内部错误"
    })
    void aFailedTryIsToldInTheUsersLanguageAndWithoutTheKey(int status, String body, String told) throws IOException {
        PROVIDER.stubFor(
                post(anyUrl()).willReturn(aResponse().withStatus(status).withBody(body)));
        PROVIDER.stubFor(get(anyUrl()).willReturn(aResponse().withStatus(status).withBody(body)));
        Browser browser = console("zh-CN");
        Page form = browser.get("/console/backends/new?preset=other");

        for (String action : new String[] {"test", "models"}) {
            assertThat(browser.submit(form, "/console/backends/" + action, fields())
                            .html())
                    .contains(told)
                    .doesNotContain("0123456789")
                    .doesNotContain("<b>oops")
                    .doesNotContain("provided: <b>");
        }
    }

    @Test
    void whatCannotBeSavedIsRefusedWithWhatToDo() throws IOException {
        Map<String, String> fields = fields();
        fields.put("inputPrice", "-1");
        Browser browser = console("en");

        Page refused = browser.submit(browser.get("/console/backends/new?preset=other"), "/console/backends", fields);

        assertThat(refused.html()).contains("Price not possible").doesNotContain("0123456789");
        assertThat(roster.entries()).isEmpty();
    }

    @Test
    void aMerchantsKeyLeadsNowhereHere() {
        Shop shop = shops.open();
        shop.owner().get().uri("/console/backends").exchange().expectStatus().is3xxRedirection();
        shop.owner().post().uri("/console/backends").exchange().expectStatus().isForbidden();
    }

    private StoredBackend stored() {
        return Objects.requireNonNull(roster.entries().getFirst().stored());
    }

    private String call() {
        ChatRequest request =
                ChatRequest.builder().messages(UserMessage.from("?")).build();
        return backends.complete(new ModelCall(shops.open().id(), "answer", request, () -> "离线"))
                .backend();
    }

    private static Map<String, String> fields() {
        Map<String, String> fields = new HashMap<>();
        fields.put("name", "mine");
        fields.put("baseUrl", PROVIDER.baseUrl() + "/v1");
        fields.put("key", KEY);
        fields.put("model", "qwen-test");
        fields.put("inputPrice", "200");
        fields.put("outputPrice", "300");
        fields.put("active", "true");
        return fields;
    }

    private static void says(String body) {
        PROVIDER.stubFor(post(anyUrl())
                .willReturn(aResponse()
                        .withHeader("Content-Type", "text/event-stream")
                        .withBody(body)));
    }

    private Browser console(String language) throws IOException {
        String login = Objects.requireNonNull(folder.read("console-login"));
        return new Browser(shops.baseUrl(), language)
                .login(login.substring(login.indexOf(':') + 1), shops.open().id());
    }
}
