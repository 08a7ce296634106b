package io.zhanggui.assistant.copywriting;

import static com.github.tomakehurst.wiremock.client.WireMock.aResponse;
import static com.github.tomakehurst.wiremock.client.WireMock.containing;
import static com.github.tomakehurst.wiremock.client.WireMock.post;
import static com.github.tomakehurst.wiremock.client.WireMock.urlPathEqualTo;
import static org.assertj.core.api.Assertions.assertThat;

import com.github.tomakehurst.wiremock.client.ResponseDefinitionBuilder;
import com.github.tomakehurst.wiremock.core.WireMockConfiguration;
import com.github.tomakehurst.wiremock.junit5.WireMockExtension;
import io.zhanggui.assistant.Shop;
import io.zhanggui.assistant.Shops;
import io.zhanggui.assistant.ZhangguiApplication;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.locks.LockSupport;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.context.ConfigurableApplicationContext;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** A job of which a model writes a part, and the next start of the service the rest. */
class UnfinishedJobTests {

    private static final String CATALOG = """
            商品编码,商品名称,材质,容量,产地
            A,青山保温杯,316不锈钢,500ml,浙江永康
            B,白云玻璃杯,高硼硅玻璃,320ml,河北河间
            """;

    @RegisterExtension
    static final WireMockExtension PROVIDER = WireMockExtension.newInstance()
            .options(WireMockConfiguration.wireMockConfig().dynamicPort().bindAddress("127.0.0.1"))
            .build();

    @TempDir
    private Path data;

    @Test
    void whatAModelLeftIsWrittenAfterARestartUnlessTheJobWasPausedOrCancelled() {
        PROVIDER.stubFor(asked("青山保温杯")
                .inScenario("A")
                .willReturn(says("青山保温杯\\n\\n容量600ml，316不锈钢。"))
                .willSetStateTo("repair"));
        PROVIDER.stubFor(asked("600ml")
                .inScenario("A")
                .whenScenarioStateIs("repair")
                .willReturn(says("青山保温杯\\n\\n容量500ml，316不锈钢，产自浙江永康。")));
        PROVIDER.stubFor(asked("白云玻璃杯").willReturn(says("").withFixedDelay(600_000)));

        Shop shop;
        String id;
        String paused;
        String cancelled;
        try (ConfigurableApplicationContext service = start(
                "--zhanggui.backends[0].name=model",
                "--zhanggui.backends[0].base-url=" + PROVIDER.baseUrl(),
                "--zhanggui.backends[0].model=m",
                "--zhanggui.backend-limits.first-token-timeout=600s",
                "--zhanggui.backend-limits.total-timeout=600s",
                "--db-scheduler.shutdown-max-wait=1s")) {
            shop = service.getBean(Shops.class).open();
            CopyClient client = CopyClient.of(shop);
            client.imported(shop, CATALOG);
            id = client.start(Map.of());

            JsonNode item = written(client, id, "A");
            assertThat(item.get("status").asString()).isEqualTo("drafted");
            assertThat(item.get("body").asString()).isEqualTo("容量500ml，316不锈钢，产自浙江永康。");
            assertThat(item.get("backend").asString()).isEqualTo("model");
            assertThat(item.get("promptVersion").asString()).isEqualTo("copy.product@1");
            assertThat(client.job(id).get("pending").asInt()).isEqualTo(1);

            paused = client.start(Map.of("productIds", List.of("B")));
            for (String action : List.of("pause", "pause", "resume", "resume", "pause")) {
                JsonNode job = CopyClient.json(
                        client.say(paused, action).expectStatus().isOk());
                assertThat(job.get("status").asString()).isEqualTo(action.equals("pause") ? "paused" : "running");
                assertThat(job.get("pending").asInt()).isEqualTo(1);
            }
            cancelled = client.start(Map.of("productIds", List.of("B")));
            client.say(cancelled, "cancel").expectStatus().isOk();
        }

        try (ConfigurableApplicationContext service = start()) {
            String baseUrl = service.getBean(Shops.class).baseUrl();
            CopyClient client = CopyClient.of(new Shop(shop.account(), shop.ownerKey(), shop.visitorKey(), baseUrl));
            client.events(id);

            assertThat(client.job(id).get("status").asString()).isEqualTo("done");
            assertThat(client.job(id).get("drafted").asInt()).isEqualTo(2);
            assertThat(client.items(id))
                    .extracting(item -> item.get("backend").asString())
                    .containsExactly("model", "offline");
            staysCancelled(client, cancelled);
            goesOnWhenItIsResumed(client, paused);
        }
    }

    private static void staysCancelled(CopyClient client, String id) {
        assertThat(client.job(id).get("cancelled").asInt()).isEqualTo(1);
        assertThat(client.items(id))
                .extracting(item -> item.get("status").asString())
                .containsExactly("cancelled");
        client.say(id, "cancel").expectStatus().isOk();
        for (String action : List.of("pause", "resume", "retry")) {
            JsonNode problem =
                    CopyClient.json(client.say(id, action).expectStatus().isEqualTo(409));
            assertThat(problem.get("code").asString()).isEqualTo("copy.job-cancelled");
        }
    }

    private static void goesOnWhenItIsResumed(CopyClient client, String id) {
        assertThat(client.job(id).get("status").asString()).isEqualTo("paused");
        assertThat(client.job(id).get("pending").asInt()).isEqualTo(1);
        client.say(id, "resume").expectStatus().isOk();
        client.events(id);
        assertThat(client.job(id).get("status").asString()).isEqualTo("done");
        assertThat(client.job(id).get("drafted").asInt()).isEqualTo(1);
    }

    /** Follows the job's events until the product is written. */
    private static JsonNode written(CopyClient client, String id, String product) {
        long deadline = System.nanoTime() + 60_000_000_000L;
        while (System.nanoTime() < deadline) {
            for (JsonNode item : client.items(id)) {
                boolean done = !item.get("status").asString().equals("pending");
                if (item.get("productId").asString().equals(product) && done) {
                    return item;
                }
            }
            LockSupport.parkNanos(20_000_000);
        }
        throw new AssertionError("Not written in time: " + product);
    }

    private ConfigurableApplicationContext start(String... settings) {
        List<String> arguments = new ArrayList<>(List.of(
                "--zhanggui.data=" + data,
                "--zhanggui.demo=false",
                "--zhanggui.backends-from-environment=false",
                "--server.port=0"));
        arguments.addAll(List.of(settings));
        return new SpringApplicationBuilder(ZhangguiApplication.class, Shops.class)
                .run(arguments.toArray(String[]::new));
    }

    private static com.github.tomakehurst.wiremock.client.MappingBuilder asked(String words) {
        return post(urlPathEqualTo("/chat/completions")).withRequestBody(containing(words));
    }

    private static ResponseDefinitionBuilder says(String text) {
        String event = JsonMapper.shared()
                .writeValueAsString(Map.of(
                        "choices", List.of(Map.of("index", 0, "delta", Map.of("content", text.replace("\\n", "\n"))))));
        return aResponse()
                .withHeader("Content-Type", "text/event-stream")
                .withBody("data: " + event + "\n\n"
                        + "data: {\"choices\":[{\"index\":0,\"delta\":{},\"finish_reason\":\"stop\"}]}\n\n"
                        + "data: [DONE]\n\n");
    }
}
