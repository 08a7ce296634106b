package io.zhanggui.assistant.operation;

import static com.github.tomakehurst.wiremock.client.WireMock.aResponse;
import static com.github.tomakehurst.wiremock.client.WireMock.post;
import static com.github.tomakehurst.wiremock.client.WireMock.urlEqualTo;
import static com.github.tomakehurst.wiremock.core.WireMockConfiguration.wireMockConfig;

import com.github.tomakehurst.wiremock.WireMockServer;
import java.util.Map;
import org.springframework.context.ApplicationContextInitializer;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.core.env.MapPropertySource;

/** Two providers: the first refuses every call with a page full of what it was told, the second writes. */
class Providers implements ApplicationContextInitializer<ConfigurableApplicationContext> {

    static final String SECRET = "sk-marked-secret-4711";

    private static final WireMockServer SERVER =
            new WireMockServer(wireMockConfig().dynamicPort());

    static {
        SERVER.start();
        SERVER.stubFor(post(urlEqualTo("/broken/chat/completions"))
                .willReturn(aResponse().withStatus(500).withBody("{\"error\":{\"message\":\"key " + SECRET + "\"}}")));
        SERVER.stubFor(post(urlEqualTo("/talker/chat/completions"))
                .willReturn(aResponse()
                        .withHeader("Content-Type", "text/event-stream")
                        .withBody("""
                        data: {"choices":[{"index":0,"delta":{"content":"可以合并，一次最多20个订单[1]。"}}]}

                        data: {"choices":[{"index":0,"delta":{},"finish_reason":"stop"}]}

                        data: {"choices":[],"usage":{"prompt_tokens":12,"completion_tokens":5,"total_tokens":17}}

                        data: [DONE]

                        """)));
    }

    @Override
    public void initialize(ConfigurableApplicationContext context) {
        context.getEnvironment()
                .getPropertySources()
                .addFirst(new MapPropertySource(
                        "providers",
                        Map.ofEntries(
                                Map.entry("zhanggui.backends[0].name", "broken"),
                                Map.entry("zhanggui.backends[0].base-url", SERVER.baseUrl() + "/broken"),
                                Map.entry("zhanggui.backends[0].api-key", SECRET),
                                Map.entry("zhanggui.backends[0].model", "broken-1"),
                                Map.entry("zhanggui.backends[1].name", "talker"),
                                Map.entry("zhanggui.backends[1].base-url", SERVER.baseUrl() + "/talker"),
                                Map.entry("zhanggui.backends[1].model", "talker-1"),
                                Map.entry("zhanggui.backends[1].prices.input", "200"),
                                Map.entry("zhanggui.backends[1].prices.output", "800"),
                                Map.entry("zhanggui.backend-limits.breaker.minimum-calls", "100"))));
    }
}
