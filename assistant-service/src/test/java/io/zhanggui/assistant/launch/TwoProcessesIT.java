package io.zhanggui.assistant.launch;

import static com.github.tomakehurst.wiremock.client.WireMock.okJson;
import static com.github.tomakehurst.wiremock.client.WireMock.post;
import static com.github.tomakehurst.wiremock.client.WireMock.postRequestedFor;
import static com.github.tomakehurst.wiremock.client.WireMock.urlEqualTo;
import static com.github.tomakehurst.wiremock.client.WireMock.urlPathMatching;
import static com.github.tomakehurst.wiremock.core.WireMockConfiguration.wireMockConfig;
import static org.assertj.core.api.Assertions.assertThat;

import com.github.tomakehurst.wiremock.junit5.WireMockExtension;
import io.zhanggui.knowledge.database.TestDatabase;
import java.io.IOException;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;

/** Two processes with a data folder each on one PostgreSQL, started at the same moment; in the end one is killed. */
class TwoProcessesIT {

    @RegisterExtension
    static final WireMockExtension PROVIDER = WireMockExtension.newInstance()
            .options(wireMockConfig().dynamicPort())
            .build();

    @TempDir
    Path folder;

    @Test
    void theyShareTheRowsTheJobsAndTheKeys() throws Exception {
        TestDatabase.needsTransactionsAtOnce();
        PROVIDER.stubFor(post(urlPathMatching("/.*/chat/completions"))
                .willReturn(okJson("""
                {"id": "1", "object": "chat.completion", "created": 1, "model": "slow",
                 "choices": [{"index": 0, "finish_reason": "stop", "message":
                   {"role": "assistant", "content": "日常好物\\n\\n做工细致，日常使用很顺手。"}}],
                 "usage": {"prompt_tokens": 10, "completion_tokens": 10, "total_tokens": 20}}
                """).withFixedDelay(1_000)));
        try (TestDatabase database = TestDatabase.create();
                LaunchedService one = launch(database, "one");
                LaunchedService other = launch(database, "other")) {
            one.awaitReady();
            other.awaitReady();
            shareTheKey();

            int products = one.get("/api/v1/products").path("total").asInt();
            assertThat(other.get("/api/v1/products").path("total").asInt()).isEqualTo(products);
            aChangeIsSeenAtOnce(one, other);
            theJobIsSharedAndOutlivesOneOfThem(one, other, products);
        }
    }

    private static void aChangeIsSeenAtOnce(LaunchedService one, LaunchedService other) throws Exception {
        String search = "/api/v1/search?q=" + URLEncoder.encode("门店可以停车吗", StandardCharsets.UTF_8);
        one.put("/api/v1/faqs/parking", """
                {"question": "门店可以停车吗", "similarQuestions": [], "answer": "门店后面有二十个车位，前两小时免费。"}""");

        assertThat(other.get(search).path("hits").path(0).path("id").asString()).isEqualTo("parking");
    }

    private static void theJobIsSharedAndOutlivesOneOfThem(LaunchedService one, LaunchedService other, int products)
            throws Exception {
        String job = "/api/v1/copy/jobs/"
                + one.post("/api/v1/copy/jobs", """
                        {"channel": "miniprogram", "locale": "zh-CN", "tone": "plain", "variants": 2}""").path("id").asString();
        other.await(job, progress -> asked("one") > 0 && asked("other") > 0);
        one.kill();
        JsonNode end =
                other.await(job, progress -> progress.path("status").asString().equals("done"));

        assertThat(end.path("total").asInt()).isEqualTo(2 * products);
        assertThat(end.path("drafted").asInt() + end.path("needsReview").asInt())
                .isEqualTo(2 * products);
    }

    private static int asked(String process) {
        return PROVIDER.findAll(postRequestedFor(urlEqualTo("/" + process + "/chat/completions")))
                .size();
    }

    private LaunchedService launch(TestDatabase database, String name) throws IOException {
        Map<String, String> environment = new HashMap<>(Map.of(
                "ZHANGGUI_DATABASE_URL",
                database.url(),
                "ZHANGGUI_DATABASE_USERNAME",
                TestDatabase.SERVICE,
                "ZHANGGUI_DATABASE_PASSWORD",
                TestDatabase.PASSWORD,
                "ZHANGGUI_DATABASE_OWNER_USERNAME",
                TestDatabase.OWNER,
                "ZHANGGUI_DATABASE_OWNER_PASSWORD",
                TestDatabase.PASSWORD,
                // Half of a job's lanes: the rest is the other one's.
                "DBSCHEDULER_THREADS",
                "4",
                "OPENAI_API_KEY",
                "test",
                "OPENAI_BASE_URL",
                PROVIDER.baseUrl() + "/" + name));
        return LaunchedService.launch(folder.resolve(name), LaunchedService.freePort(), environment);
    }

    /** The first process makes the key, the other one leaves it alone. */
    private void shareTheKey() throws IOException {
        List<Path> keys = Stream.of("one", "other")
                .map(name -> folder.resolve(name).resolve("demo-key"))
                .toList();
        List<Path> made = keys.stream().filter(Files::exists).toList();
        assertThat(made).hasSize(1);
        for (Path key : keys) {
            if (!Files.exists(key)) {
                Files.copy(made.getFirst(), key);
            }
        }
    }
}
