package io.zhanggui.assistant.launch;

import static com.github.tomakehurst.wiremock.client.WireMock.okJson;
import static com.github.tomakehurst.wiremock.client.WireMock.post;
import static com.github.tomakehurst.wiremock.client.WireMock.urlEqualTo;
import static com.github.tomakehurst.wiremock.core.WireMockConfiguration.wireMockConfig;
import static org.assertj.core.api.Assertions.assertThat;

import com.github.tomakehurst.wiremock.junit5.WireMockExtension;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;

/** A job over the whole catalog, written by a slow provider, and a process that dies twice on the way: at work, and paused. */
class KilledCopyJobIT {

    private static final int VARIANTS = 2;

    @RegisterExtension
    static final WireMockExtension PROVIDER = WireMockExtension.newInstance()
            .options(wireMockConfig().dynamicPort())
            .build();

    @TempDir
    Path folder;

    @Test
    void everyItemEndsOnceThoughTheProcessIsKilledTwice() throws Exception {
        PROVIDER.stubFor(
                post(urlEqualTo("/v1/chat/completions")).willReturn(okJson("""
                {"id": "1", "object": "chat.completion", "created": 1, "model": "slow",
                 "choices": [{"index": 0, "finish_reason": "stop", "message":
                   {"role": "assistant", "content": "日常好物\\n\\n做工细致，日常使用很顺手。"}}],
                 "usage": {"prompt_tokens": 10, "completion_tokens": 10, "total_tokens": 20}}
                """).withFixedDelay(250)));
        Map<String, String> environment =
                Map.of("OPENAI_API_KEY", "test", "OPENAI_BASE_URL", PROVIDER.baseUrl() + "/v1");
        Path data = folder.resolve("data");

        String job;
        int items;
        try (LaunchedService service = LaunchedService.ready(data, environment)) {
            items = service.get("/api/v1/products").path("total").asInt() * VARIANTS;
            job = "/api/v1/copy/jobs/"
                    + service.post("/api/v1/copy/jobs", """
                            {"channel": "miniprogram", "locale": "zh-CN", "tone": "plain", "variants": %d}""".formatted(VARIANTS))
                            .path("id")
                            .asString();
            service.await(job, progress -> ended(progress) >= items / 8);
            service.kill();
        }
        try (LaunchedService service = LaunchedService.ready(data, environment)) {
            JsonNode before = service.get(job);
            assertThat(before.path("status").asString()).isEqualTo("running");
            assertThat(ended(before)).isGreaterThanOrEqualTo(items / 8);
            service.await(job, progress -> ended(progress) >= items / 2);
            service.post(job + "/pause", "");
            service.kill();
        }
        try (LaunchedService service = LaunchedService.ready(data, environment)) {
            assertThat(service.get(job).path("status").asString()).isEqualTo("paused");
            assertThat(service.get(job).path("pending").asInt()).isPositive();
            service.post(job + "/resume", "");
            JsonNode end = service.await(
                    job, progress -> progress.path("status").asString().equals("done"));
            assertThat(end.path("total").asInt()).isEqualTo(items);
            assertThat(ended(end)).isEqualTo(items);
            assertThat(end.path("pending").asInt()).isZero();
            assertThat(exported(service, job)).hasSize(items);
        }
    }

    private static int ended(JsonNode job) {
        return job.path("drafted").asInt()
                + job.path("needsReview").asInt()
                + job.path("failed").asInt();
    }

    private static Set<String> exported(LaunchedService service, String job) throws Exception {
        Set<String> rows = new HashSet<>();
        service.text(job + "/export?format=jsonl")
                .lines()
                .forEach(row -> assertThat(rows.add(row)).as(row).isTrue());
        return rows;
    }
}
