package io.zhanggui.assistant.trace;

import static org.assertj.core.api.Assertions.assertThat;

import io.zhanggui.assistant.ServiceTest;
import io.zhanggui.assistant.Shop;
import io.zhanggui.assistant.Shops;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.core.ParameterizedTypeReference;
import org.springframework.http.MediaType;
import org.springframework.test.web.servlet.client.EntityExchangeResult;
import org.springframework.test.web.servlet.client.RestTestClient;

/** Each request has a trace id, and whatever goes wrong tells it. */
@ServiceTest
class TraceTest {

    private static final String ID = "4bf92f3577b34da6a3ce929d0e0e4736";
    private static final String PARENT = "00-" + ID + "-00f067aa0ba902b7-01";

    @Autowired
    Shops shops;

    @Test
    void theIdOfTheCallerIsKept() {
        EntityExchangeResult<String> page = get(shops.open().owner(), "/api/v1/products");

        assertThat(page.getStatus().value()).isEqualTo(200);
        assertThat(page.getResponseHeaders().getFirst("X-Trace-Id")).isEqualTo(ID);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "4bf92f3577b34da6a3ce929d0e0e4736",
                "00-00000000000000000000000000000000-00f067aa0ba902b7-01",
                "00-4bf92f3577b34da6a3ce929d0e0e4736-0000000000000000-01",
                "ff-4bf92f3577b34da6a3ce929d0e0e4736-00f067aa0ba902b7-01",
                "00-<script>alert(1)</script>-00f067aa0ba902b7-01"
            })
    void whatIsNoTraceContextIsReplaced(String parent) {
        assertThat(Trace.accepted(parent)).matches("[0-9a-f]{32}").isNotEqualTo(ID);
    }

    @Test
    void problemsOfTheControllersAndOfTheFiltersTellIt() {
        Shop shop = shops.open();

        tells(401, get(shop.anonymous(), "/api/v1/products"));
        tells(401, get(shop.client("zg_onobody"), "/api/v1/products"));
        tells(401, get(shop.anonymous(), "/actuator/prometheus"));
        tells(403, get(shop.visitor(), "/api/v1/products"));
        tells(403, get(shop.owner(), "/actuator/prometheus"));
        tells(404, get(shop.owner(), "/api/v1/products/none"));
        tells(404, get(shop.owner(), "/api/v1/nothing"));
        tells(400, get(shop.owner(), "/api/v1/products?size=many"));
        tells(405, post(shop.owner(), "/api/v1/products", "{}"));
        tells(400, post(shop.owner(), "/api/v1/chat", "{"));
        tells(400, post(shop.owner(), "/api/v1/chat", "{\"message\":\" \"}"));
    }

    @Test
    void aVisitorWhoAsksTooOftenIsToldIt() {
        RestTestClient visitor = shops.open().visitor();
        EntityExchangeResult<Map<String, Object>> answer = get(visitor, "/api/v1/conversations/x", MAP);
        for (int asked = 0; asked < 100 && answer.getStatus().value() != 429; asked++) {
            answer = get(visitor, "/api/v1/conversations/x", MAP);
        }
        assertThat(answer.getStatus().value()).isEqualTo(429);
        assertThat(Objects.requireNonNull(answer.getResponseBody())).containsEntry("traceId", ID);
    }

    @Test
    void aFileThatIsTooLargeIsToldIt() {
        EntityExchangeResult<String> answer = shops.open()
                .upload("/api/v1/documents", "big.md", new byte[51 * 1024 * 1024])
                .expectBody(String.class)
                .returnResult();
        assertThat(answer.getStatus().value()).isEqualTo(413);
        assertThat(answer.getResponseBody())
                .contains("\"traceId\":\"" + answer.getResponseHeaders().getFirst("X-Trace-Id") + "\"");
    }

    @Test
    void whatTheServerRefusesBeforeAnyOfUsIsToldIt() throws IOException {
        assertThat(raw("GET /api/v1/<> HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n"))
                .startsWith("HTTP/1.1 400")
                .containsPattern("X-Trace-Id: [0-9a-f]{32}")
                .containsPattern("\"traceId\":\"[0-9a-f]{32}\"");
    }

    @Test
    void anErrorPageTellsItToo() {
        String page = shops.open()
                .anonymous()
                .get()
                .uri("/no/such/page")
                .header("Accept", "text/html")
                .header("traceparent", PARENT)
                .exchange()
                .expectStatus()
                .isNotFound()
                .expectBody(String.class)
                .returnResult()
                .getResponseBody();
        assertThat(page).contains(ID);
    }

    private static final ParameterizedTypeReference<Map<String, Object>> MAP = new ParameterizedTypeReference<>() {};

    private static void tells(int status, EntityExchangeResult<String> answer) {
        assertThat(answer.getStatus().value()).isEqualTo(status);
        assertThat(answer.getResponseHeaders().getContentType()).isNotNull();
        assertThat(MediaType.APPLICATION_PROBLEM_JSON.isCompatibleWith(
                        answer.getResponseHeaders().getContentType()))
                .isTrue();
        assertThat(answer.getResponseBody()).contains("\"traceId\":\"" + ID + "\"");
        assertThat(answer.getResponseHeaders().getFirst("X-Trace-Id")).isEqualTo(ID);
    }

    private static EntityExchangeResult<String> get(RestTestClient client, String path) {
        return client.get()
                .uri(path)
                .header("traceparent", PARENT)
                .exchange()
                .expectBody(String.class)
                .returnResult();
    }

    private static <T> EntityExchangeResult<T> get(
            RestTestClient client, String path, ParameterizedTypeReference<T> type) {
        return client.get()
                .uri(path)
                .header("traceparent", PARENT)
                .exchange()
                .expectBody(type)
                .returnResult();
    }

    private static EntityExchangeResult<String> post(RestTestClient client, String path, @Nullable String json) {
        return client.post()
                .uri(path)
                .header("traceparent", PARENT)
                .contentType(MediaType.APPLICATION_JSON)
                .body(Objects.requireNonNull(json))
                .exchange()
                .expectBody(String.class)
                .returnResult();
    }

    private String raw(String request) throws IOException {
        URI uri = URI.create(shops.baseUrl());
        try (Socket socket = new Socket(uri.getHost(), uri.getPort());
                OutputStream out = socket.getOutputStream();
                InputStream in = socket.getInputStream()) {
            out.write(request.getBytes(StandardCharsets.US_ASCII));
            out.flush();
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        }
    }
}
