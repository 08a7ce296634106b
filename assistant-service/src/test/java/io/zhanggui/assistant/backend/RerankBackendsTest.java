package io.zhanggui.assistant.backend;

import static com.github.tomakehurst.wiremock.client.WireMock.aResponse;
import static com.github.tomakehurst.wiremock.client.WireMock.equalToJson;
import static com.github.tomakehurst.wiremock.client.WireMock.okJson;
import static com.github.tomakehurst.wiremock.client.WireMock.post;
import static com.github.tomakehurst.wiremock.client.WireMock.postRequestedFor;
import static com.github.tomakehurst.wiremock.client.WireMock.urlEqualTo;
import static com.github.tomakehurst.wiremock.core.WireMockConfiguration.options;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import com.github.tomakehurst.wiremock.junit5.WireMockExtension;
import dev.langchain4j.data.segment.TextSegment;
import dev.langchain4j.model.scoring.ScoringModel;
import io.zhanggui.assistant.backend.RerankSettings.Model;
import io.zhanggui.knowledge.Merchant;
import io.zhanggui.knowledge.MerchantId;
import io.zhanggui.prompts.Prompts;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RerankBackendsTest {

    private static final Merchant QINGHE = new Merchant(new MerchantId("qinghe"), Locale.SIMPLIFIED_CHINESE);
    private static final List<TextSegment> PASSAGES =
            Stream.of("满99元包邮", "顺丰发货", "运费8元").map(TextSegment::from).toList();

    @RegisterExtension
    static final WireMockExtension PROVIDER =
            WireMockExtension.newInstance().options(options().dynamicPort()).build();

    private TestChain chain;

    @BeforeEach
    void setUp() {
        chain = new TestChain(
                new ProviderSettings("first", URI.create(PROVIDER.baseUrl() + "/v1"), "sk-secret", "qwen-test", null));
    }

    @AfterEach
    void tearDown() {
        chain.close();
    }

    @Test
    void aProvidersScoresComeBackInTheOrderOfThePassages() {
        answer("""
                {"results":[{"index":2,"relevance_score":0.9},{"index":0,"relevance_score":0.4},{"index":7,"relevance_score":1}],
                 "usage":{"total_tokens":42}}""");

        assertThat(remote().scoreAll(PASSAGES, "运费多少，我的电话13812345678").content())
                .containsExactly(0.4, Double.NEGATIVE_INFINITY, 0.9);
        PROVIDER.verify(postRequestedFor(urlEqualTo("/v1/rerank")).withRequestBody(equalToJson("""
                        {"model":"bge-reranker","query":"运费多少，我的电话[PHONE-1]","documents":["满99元包邮","顺丰发货","运费8元"],
                         "top_n":3,"return_documents":false}""")));
        assertThat(chain.jdbc()
                        .sql("select backend || ' ' || outcome || ' ' || input_tokens from backend_call")
                        .query(String.class)
                        .list())
                .containsExactly("rerank ok 42");
    }

    @Test
    void aProviderThatFailsOrWritesNonsenseGivesNoScores() {
        PROVIDER.stubFor(post(urlEqualTo("/v1/rerank")).willReturn(aResponse().withStatus(429)));
        assertThatExceptionOfType(WholeAnswers.Failed.class)
                .isThrownBy(() -> remote().scoreAll(PASSAGES, "运费多少"))
                .withMessageEndingWith(": rate_limited");

        answer("{\"message\":\"welcome to the hotel\"}");
        assertThatExceptionOfType(WholeAnswers.Failed.class)
                .isThrownBy(() -> remote().scoreAll(PASSAGES, "运费多少"))
                .withMessageEndingWith(": garbage");
    }

    @Test
    void theChainPutsTheWholeListInOrder() {
        PROVIDER.stubFor(post(urlEqualTo("/v1/chat/completions"))
                .willReturn(aResponse()
                        .withHeader("Content-Type", "text/event-stream")
                        .withBody("""
                        data: {"choices":[{"index":0,"delta":{"content":"[3, 1]"}}]}

                        data: {"choices":[{"index":0,"delta":{},"finish_reason":"stop"}]}

                        data: [DONE]

                        """)));

        assertThat(chosen(Model.CHAIN).orElseThrow().scoreAll(PASSAGES, "运费多少").content())
                .containsExactly(2.0, 1.0, 3.0);
    }

    @Test
    void offlineLeavesTheOrder() {
        PROVIDER.stubFor(
                post(urlEqualTo("/v1/chat/completions")).willReturn(aResponse().withStatus(500)));

        assertThat(chosen(Model.CHAIN).orElseThrow().scoreAll(PASSAGES, "运费多少").content())
                .containsExactly(3.0, 2.0, 1.0);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
                    [3,1,2]                        | 2 0 1
                    ```json\\n["2", "1"]```         | 1 0 2
                    Best is 2, then 3.             | 1 2 0
                    [9, 2, 2, 0]                   | 1 0 2
                    no numbers                     | 0 1 2
                    First [1,2,3], better [3,2,1]  | 2 1 0
                    """)
    void whateverAModelWritesBecomesAnOrderOfAllPassages(String text, String order) {
        assertThat(ListwiseRanking.order(text, 3))
                .containsExactlyElementsOf(
                        Stream.of(order.split(" ")).map(Integer::valueOf).toList());
    }

    @Test
    void noModelIsTheDefaultAndARemoteOneHasToBeNamed() {
        assertThat(chosen(Model.NONE)).isEmpty();
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new RerankSettings(Model.REMOTE, null, 20, Duration.ofSeconds(1)))
                .withMessageContaining("zhanggui.rerank.remote.base-url");
    }

    private ScoringModel remote() {
        return chosen(Model.REMOTE).orElseThrow();
    }

    private Optional<ScoringModel> chosen(Model model) {
        RemoteModelSettings remote = new RemoteModelSettings(
                URI.create(PROVIDER.baseUrl() + "/v1"),
                "sk-secret",
                "bge-reranker",
                Duration.ofSeconds(20),
                Duration.ofSeconds(20),
                3,
                Duration.ofMillis(1),
                TestChain.BREAKER,
                null);
        return RerankBackends.of(
                        new RerankSettings(model, remote, 20, Duration.ofSeconds(1)),
                        new CallLedger(chain.jdbc(), new CallMeters(chain.meters), chain.clock),
                        chain.clock,
                        chain.backends,
                        Prompts.bundled())
                .apply(QINGHE);
    }

    private static void answer(String body) {
        PROVIDER.stubFor(post(urlEqualTo("/v1/rerank")).willReturn(okJson(body)));
    }
}
