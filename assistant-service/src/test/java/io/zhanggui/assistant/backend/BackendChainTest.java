package io.zhanggui.assistant.backend;

import static com.github.tomakehurst.wiremock.client.WireMock.aResponse;
import static com.github.tomakehurst.wiremock.client.WireMock.equalTo;
import static com.github.tomakehurst.wiremock.client.WireMock.equalToJson;
import static com.github.tomakehurst.wiremock.client.WireMock.post;
import static com.github.tomakehurst.wiremock.client.WireMock.postRequestedFor;
import static com.github.tomakehurst.wiremock.client.WireMock.urlEqualTo;
import static com.github.tomakehurst.wiremock.core.WireMockConfiguration.wireMockConfig;
import static org.assertj.core.api.Assertions.assertThat;

import com.github.tomakehurst.wiremock.client.ResponseDefinitionBuilder;
import com.github.tomakehurst.wiremock.junit5.WireMockExtension;
import io.zhanggui.assistant.backend.Backends.BackendState;
import io.zhanggui.assistant.backend.Completion.Usage;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

class BackendChainTest {

    private static final String PATH = "/v1/chat/completions";

    @RegisterExtension
    static final WireMockExtension FIRST = provider();

    @RegisterExtension
    static final WireMockExtension SECOND = provider();

    private static WireMockExtension provider() {
        return WireMockExtension.newInstance()
                .options(wireMockConfig().dynamicPort().bindAddress("127.0.0.1"))
                .build();
    }

    @BeforeEach
    void secondWorks() {
        answers(SECOND, sse(OpenAiWire.answer("来自", "第二家")));
    }

    @Test
    void aTextIsWrittenByTheFirstBackend() {
        answers(FIRST, sse(OpenAiWire.answer("容量", "500ml [1]")));
        try (TestChain chain = chain()) {
            assertThat(chain.complete()).isEqualTo(new Completion("容量500ml [1]", "first", new Usage(12, 5)));
            assertThat(chain.ledger()).containsExactly("first ok");
        }
        FIRST.verify(postRequestedFor(urlEqualTo(PATH))
                .withHeader("Authorization", equalTo("Bearer sk-secret"))
                .withRequestBody(equalToJson("""
                        {"model": "qwen-test", "stream": true, "stream_options": {"include_usage": true},
                         "messages": [{"role": "user", "content": "容量多大？"}]}""")));
    }

    @Test
    void aTextIsHeardWhileItIsWritten() throws InterruptedException {
        answers(FIRST, sse(OpenAiWire.answer("容量", "500ml")));
        try (TestChain chain = chain()) {
            assertThat(chain.stream()).containsExactly("text 容量", "text 500ml", "complete first 容量500ml");
        }
    }

    @Test
    void aStreamWithoutReasonButWithItsEndMarkedIsWhole() {
        answers(FIRST, sse(OpenAiWire.text("够了") + OpenAiWire.done()));
        try (TestChain chain = chain()) {
            assertThat(chain.complete()).isEqualTo(new Completion("够了", "first", Usage.NONE));
        }
    }

    @Test
    void aBackendThatTakesNoConnectionIsPassedOver() throws Exception {
        URI nobody;
        try (ServerSocket closed = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            nobody = URI.create("http://127.0.0.1:" + closed.getLocalPort() + "/v1");
        }
        try (TestChain chain = new TestChain(TestChain.LIMITS, nobody, uri(SECOND))) {
            assertThat(chain.stream()).last().isEqualTo("complete second 来自第二家");
            assertThat(chain.ledger()).containsExactly("first refused", "second ok");
        }
    }

    @Test
    void offlineAnswersWhenNobodyElseDoes() throws InterruptedException {
        answers(FIRST, aResponse().withStatus(500));
        answers(SECOND, aResponse().withStatus(429));
        try (TestChain chain = chain()) {
            assertThat(chain.stream()).containsExactly("complete offline 离线回答");
            assertThat(chain.complete()).isEqualTo(new Completion("离线回答", Completion.OFFLINE, Usage.NONE));
            assertThat(chain.ledger())
                    .containsExactly(
                            "first server_error",
                            "second rate_limited",
                            "offline ok",
                            "first server_error",
                            "second skipped_paused",
                            "offline ok");
        }
    }

    @Test
    void aChainWithoutModelsAnswersOffline() {
        try (TestChain chain = new TestChain(TestChain.LIMITS)) {
            assertThat(chain.complete().text()).isEqualTo("离线回答");
            assertThat(chain.backends.hasModel()).isFalse();
            assertThat(chain.backends.states()).containsExactly(new BackendState("offline", "", "closed", 0, 0));
        }
    }

    @Test
    void theConsoleSeesTheChainAsItStands() {
        answers(FIRST, aResponse().withStatus(500));
        try (TestChain chain = chain()) {
            chain.complete();

            assertThat(chain.backends.hasModel()).isTrue();
            assertThat(chain.backends.states())
                    .containsExactly(
                            new BackendState("first", "qwen-test", "closed", 1, 1),
                            new BackendState("second", "qwen-test", "closed", 1, 0),
                            new BackendState("offline", "", "closed", 0, 0));
        }
    }

    @Test
    void theLedgerSaysWhoAskedWhatAndWhatItCost() {
        answers(FIRST, sse(OpenAiWire.answer("好")));
        try (TestChain chain = chain()) {
            chain.complete();

            assertThat(chain.jdbc().sql("""
                            select merchant_id || ' ' || model || ' ' || purpose || ' ' || input_tokens || ' ' || output_tokens
                            from backend_call
                            where called_at <= timestamp with time zone '2026-11-11 00:00:00Z' and millis >= 0""").query(String.class).single()).isEqualTo("qinghe qwen-test answer 12 5");
        }
    }

    @Test
    void personalDataNeverReachesAProviderAndIsBackInTheAnswer() {
        answers(FIRST, sse(OpenAiWire.answer("请等 [PHO", "NE-", "1] 的短信 [", "1]，[未完")));
        try (TestChain chain = chain()) {
            assertThat(chain.backends
                            .complete(TestChain.call("我电话13800138000，QH-B001 卖 129.00 元吗"))
                            .text())
                    .isEqualTo("请等 13800138000 的短信 [1]，[未完");
        }
        FIRST.verify(postRequestedFor(urlEqualTo(PATH)).withRequestBody(equalToJson("""
                        {"messages": [{"role": "user", "content": "我电话[PHONE-1]，QH-B001 卖 129.00 元吗"}]}""", true, true)));
    }

    private static TestChain chain() {
        return new TestChain(TestChain.LIMITS, uri(FIRST), uri(SECOND));
    }

    private static URI uri(WireMockExtension provider) {
        return URI.create(provider.baseUrl() + "/v1");
    }

    private static void answers(WireMockExtension provider, ResponseDefinitionBuilder response) {
        provider.stubFor(post(PATH).willReturn(response));
    }

    private static ResponseDefinitionBuilder sse(String body) {
        return aResponse().withHeader("Content-Type", "text/event-stream").withBody(body);
    }
}
