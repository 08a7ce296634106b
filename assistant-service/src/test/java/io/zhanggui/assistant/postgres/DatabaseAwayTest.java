package io.zhanggui.assistant.postgres;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.zhanggui.assistant.ZhangguiApplication;
import io.zhanggui.knowledge.database.TestDatabase;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import org.springframework.context.ConfigurableApplicationContext;

@ExtendWith(OutputCaptureExtension.class)
class DatabaseAwayTest {

    private static final String KEY = "a-demo-key-of-the-test";

    @TempDir
    Path data;

    @Test
    void aShopperIsToldThatTheStoreIsAway() throws Exception {
        TestDatabase database = TestDatabase.create();
        try (ConfigurableApplicationContext service = start(
                database.url(),
                "--spring.datasource.password=" + TestDatabase.PASSWORD,
                "--zhanggui.database.owner-username=" + TestDatabase.OWNER,
                "--zhanggui.database.owner-password=" + TestDatabase.PASSWORD,
                "--spring.datasource.hikari.connection-timeout=250")) {
            String port = service.getEnvironment().getRequiredProperty("local.server.port");
            assertThat(ask(port).statusCode()).isEqualTo(200);

            database.close();

            HttpResponse<String> answer = ask(port);
            assertThat(answer.statusCode()).isEqualTo(503);
            assertThat(answer.headers().firstValue("Content-Type"))
                    .hasValueSatisfying(type -> assertThat(type).startsWith("application/problem+json"));
            assertThat(answer.body()).contains("\"code\":\"store.unavailable\"", "数据库", "traceId");
        }
    }

    @Test
    void whoStartsTheServiceIsToldWhichDatabaseIsMissing(CapturedOutput output) {
        String url = "jdbc:postgresql://127.0.0.1:1/shop";

        assertThatThrownBy(
                        () -> start(url + "?sslpassword=secret", "--spring.datasource.hikari.connection-timeout=250"))
                .isInstanceOf(RuntimeException.class);

        assertThat(output.getAll())
                .contains(url, "127.0.0.1:1", "ZHANGGUI_DATABASE_URL")
                .doesNotContain("secret");
    }

    private ConfigurableApplicationContext start(String url, String... more) {
        return SpringApplication.run(
                ZhangguiApplication.class,
                Stream.concat(
                                Stream.of(
                                        "--zhanggui.data=" + data,
                                        "--zhanggui.demo=false",
                                        "--zhanggui.demo-key=" + KEY,
                                        "--server.port=0",
                                        "--spring.datasource.url=" + url,
                                        "--spring.datasource.username=" + TestDatabase.SERVICE),
                                Stream.of(more))
                        .toArray(String[]::new));
    }

    private static HttpResponse<String> ask(String port) throws Exception {
        HttpRequest request = HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + "/api/v1/chat"))
                .header("Authorization", "Bearer " + KEY)
                .header("Accept-Language", "zh-CN")
                .header("Content-Type", "application/json")
                .POST(BodyPublishers.ofString("{\"message\": \"发票怎么开？\"}"))
                .build();
        try (HttpClient client = HttpClient.newHttpClient()) {
            return client.send(request, BodyHandlers.ofString());
        }
    }
}
