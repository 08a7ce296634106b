package io.zhanggui.assistant.backend;

import static com.github.tomakehurst.wiremock.client.WireMock.aResponse;
import static com.github.tomakehurst.wiremock.client.WireMock.anyUrl;
import static com.github.tomakehurst.wiremock.client.WireMock.equalTo;
import static com.github.tomakehurst.wiremock.client.WireMock.post;
import static com.github.tomakehurst.wiremock.client.WireMock.postRequestedFor;
import static com.github.tomakehurst.wiremock.client.WireMock.urlEqualTo;
import static com.github.tomakehurst.wiremock.core.WireMockConfiguration.wireMockConfig;
import static org.assertj.core.api.Assertions.assertThat;

import com.github.tomakehurst.wiremock.junit5.WireMockExtension;
import java.math.BigDecimal;
import java.net.URI;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** What the ledger and the meters say a call has cost. */
class SpendingTest {

    private static final Prices PRICES = new Prices(new BigDecimal("200"), new BigDecimal("20"), new BigDecimal("300"));

    @RegisterExtension
    static final WireMockExtension PROVIDER = WireMockExtension.newInstance()
            .options(wireMockConfig().dynamicPort().bindAddress("127.0.0.1"))
            .build();

    @Test
    void aCallCostsItsTokensAtThePriceOfTheDay() {
        says(OpenAiWire.answer("好"));
        try (TestChain chain = chain(PRICES)) {
            chain.complete();

            // 12 × 200 + 5 × 300 = 3,900 millionths of a fen
            assertThat(row(chain)).isEqualTo("12 0 5 told 0.003900");
            assertThat(cost(chain)).isEqualTo(0.0039);
            assertThat(chain.meters
                            .get("zhanggui.backend.tokens")
                            .tags("backend", "first", "direction", "output", "outcome", "ok", "purpose", "answer")
                            .counter()
                            .count())
                    .isEqualTo(5);
            assertThat(chain.meters.get("zhanggui.backend.first.token").timer().count())
                    .isEqualTo(1);
        }
    }

    @Test
    void inputOutOfACacheCostsLess() {
        says(OpenAiWire.text("好") + OpenAiWire.finish("stop") + """
                data: {"choices":[],"usage":{"prompt_tokens":12,"completion_tokens":5,"prompt_tokens_details":{"cached_tokens":10}}}

                """ + OpenAiWire.done());
        try (TestChain chain = chain(PRICES)) {
            chain.complete();

            // 2 × 200 + 10 × 20 + 5 × 300
            assertThat(row(chain)).isEqualTo("12 10 5 told 0.002100");
        }
    }

    @Test
    void whereAProviderTellsNoCountItIsEstimatedAndMarked() {
        says(OpenAiWire.text("容量五百毫升") + OpenAiWire.finish("stop") + OpenAiWire.done());
        try (TestChain chain = chain(PRICES)) {
            chain.complete();

            // 容量多大？: 4 × 0.6 + 0.3, rounded up; 容量五百毫升: 6 × 0.6, rounded up
            assertThat(row(chain)).isEqualTo("3 0 4 estimated 0.001800");
        }
    }

    @Test
    void aTextThatBrokeOffIsPaidForAllTheSame() {
        says(OpenAiWire.text("容量"));
        try (TestChain chain = chain(PRICES)) {
            chain.complete();

            assertThat(chain.ledger()).containsExactly("first broken_stream", "offline ok");
            assertThat(row(chain)).isEqualTo("3 0 2 estimated 0.001200");
        }
    }

    @Test
    void withoutAPriceTheCostIsUnknownRatherThanNothing() {
        says(OpenAiWire.answer("好"));
        try (TestChain chain = chain(null)) {
            chain.complete();

            assertThat(row(chain)).isEqualTo("12 0 5 told ?");
            assertThat(chain.meters.find("zhanggui.backend.cost.fen").counter()).isNull();
        }
    }

    @Test
    void azureIsShownItsKeyInAHeaderOfItsOwn() {
        says(OpenAiWire.answer("好"));
        URI address = URI.create(PROVIDER.baseUrl() + "/openai/deployments/d?api-version=2024-10-21");
        ProviderSettings azure =
                new ProviderSettings("first", address, "azure-secret", "gpt", null, KeyHeader.API_KEY, null);
        try (TestChain chain = new TestChain(azure)) {
            assertThat(chain.complete().text()).isEqualTo("好");
        }
        PROVIDER.verify(postRequestedFor(urlEqualTo("/openai/deployments/d/chat/completions?api-version=2024-10-21"))
                .withHeader("api-key", equalTo("azure-secret"))
                .withoutHeader("Authorization"));
    }

    private static TestChain chain(@Nullable Prices prices) {
        return new TestChain(new ProviderSettings(
                "first", URI.create(PROVIDER.baseUrl() + "/v1"), "sk-secret", "m", null, KeyHeader.BEARER, prices));
    }

    private static void says(String body) {
        PROVIDER.stubFor(post(anyUrl())
                .willReturn(aResponse()
                        .withHeader("Content-Type", "text/event-stream")
                        .withBody(body)));
    }

    private static String row(TestChain chain) {
        return chain.jdbc().sql("""
                        select input_tokens || ' ' || cached_tokens || ' ' || output_tokens || ' '
                            || case when estimated then 'estimated' else 'told' end || ' '
                            || coalesce(cast(fen as varchar), '?')
                        from backend_call where backend = 'first'
                        """).query(String.class).single();
    }

    private static double cost(TestChain chain) {
        return chain.meters
                .get("zhanggui.backend.cost.fen")
                .tag("backend", "first")
                .counter()
                .count();
    }
}
