package io.zhanggui.assistant.installation;

import static org.assertj.core.api.Assertions.assertThat;

import io.zhanggui.assistant.ZhangguiApplication;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.annotation.Order;
import org.springframework.core.env.Environment;

class NotOpenYetTest {

    private static final String KEY = "a-demo-key-of-the-test";

    @TempDir
    Path data;

    @Test
    void whoAsksBeforeTheStartUpIsDoneIsToldToAskAgainAndThenAnswered() throws Exception {
        try (ConfigurableApplicationContext service = start()) {
            List<HttpResponse<String>> during = service.getBean(Caller.class).answers;
            assertThat(during).extracting(HttpResponse::statusCode).containsExactly(503, 503, 200);
            assertThat(during.getFirst().headers().firstValue("Retry-After")).contains("3");
            assertThat(during.getFirst().headers().firstValue("Content-Type"))
                    .hasValueSatisfying(type -> assertThat(type).startsWith("application/problem+json"));
            assertThat(during.getFirst().body()).contains("\"code\":\"starting\"", "店铺马上就开");

            Caller after = new Caller(service.getEnvironment());
            after.run();
            assertThat(after.answers).extracting(HttpResponse::statusCode).containsExactly(200, 200, 200);
        }
    }

    private ConfigurableApplicationContext start() {
        SpringApplication application = new SpringApplicationBuilder(ZhangguiApplication.class, Calls.class).build();
        return application.run(
                "--zhanggui.data=" + data, "--zhanggui.demo=false", "--zhanggui.demo-key=" + KEY, "--server.port=0");
    }

    @Configuration(proxyBeanMethods = false)
    static class Calls {

        @Bean
        @Order(StartUpStep.SAMPLE + 1)
        Caller caller(Environment environment) {
            return new Caller(environment);
        }
    }

    /** Somebody who has the page open while the service starts. */
    private static final class Caller implements StartUpStep {

        private final Environment environment;
        private final List<HttpResponse<String>> answers = new ArrayList<>();

        Caller(Environment environment) {
            this.environment = environment;
        }

        @Override
        public String name() {
            return "call";
        }

        @Override
        public void run() {
            try (HttpClient client = HttpClient.newHttpClient()) {
                answers.add(send(
                        client,
                        request("/api/v1/chat")
                                .header("Content-Type", "application/json")
                                .POST(BodyPublishers.ofString("{\"message\":\"在吗\"}"))));
                answers.add(send(client, request("/api/v1/search?q=1")));
                answers.add(send(client, request("/api/v1/products")));
            }
        }

        private HttpRequest.Builder request(String path) {
            return HttpRequest.newBuilder(URI.create(
                            "http://127.0.0.1:" + environment.getRequiredProperty("local.server.port") + path))
                    .header("Authorization", "Bearer " + KEY)
                    .header("Accept-Language", "zh-CN");
        }

        private static HttpResponse<String> send(HttpClient client, HttpRequest.Builder request) {
            try {
                return client.send(request.build(), BodyHandlers.ofString());
            } catch (Exception failure) {
                throw new IllegalStateException(failure);
            }
        }
    }
}
