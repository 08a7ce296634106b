package io.zhanggui.assistant.support;

import static org.assertj.core.api.Assertions.assertThat;

import io.zhanggui.assistant.ServiceTest;
import io.zhanggui.assistant.Shop;
import io.zhanggui.assistant.Shops;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.http.MediaType;
import org.springframework.test.web.servlet.client.RestTestClient;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

@ServiceTest
class ChatTests {

    @Autowired
    Shops shops;

    Shop shop;

    @BeforeEach
    void open() {
        shop = shops.open();
    }

    static JsonNode ask(RestTestClient client, Map<String, Object> body) {
        byte[] answer = client.post()
                .uri("/api/v1/chat")
                .contentType(MediaType.APPLICATION_JSON)
                .accept(MediaType.APPLICATION_JSON)
                .body(body)
                .exchange()
                .expectStatus()
                .isOk()
                .expectBody()
                .returnResult()
                .getResponseBody();
        return JsonMapper.shared().readTree(answer);
    }

    private JsonNode ask(String question) {
        return ask(shop.visitor(), Map.of("message", question));
    }

    private static int status(RestTestClient client, Map<String, Object> body) {
        return client.post()
                .uri("/api/v1/chat")
                .contentType(MediaType.APPLICATION_JSON)
                .body(body)
                .exchange()
                .returnResult()
                .getStatus()
                .value();
    }

    @Test
    void givesAPersonToWhoeverAsksForOne() {
        JsonNode reply = ask("转人工");
        assertThat(reply.path("outcome").asString()).isEqualTo("handed_over");
        assertThat(reply.path("answer").asString()).contains("客服电话 400-000-0000");
        assertThat(reply.path("backend").asString()).isEqualTo("offline");
        assertThat(reply.path("label").asString()).isEqualTo("内容由AI生成");
        JsonNode listed = JsonMapper.shared()
                .readTree(shop.owner()
                        .get()
                        .uri("/api/v1/conversations?outcome=handed_over")
                        .exchange()
                        .expectStatus()
                        .isOk()
                        .expectBody()
                        .returnResult()
                        .getResponseBody());
        assertThat(listed.path("items").findValuesAsString("conversationId"))
                .containsExactly(reply.path("conversationId").asString());
    }

    @Test
    void declinesWhatTheShopDoesNotHold() {
        assertThat(ask("明天会下雨吗").path("outcome").asString()).isEqualTo("declined");
    }

    @Test
    void refusesAMessageThatIsEmptyOrTooLong() {
        assertThat(status(shop.visitor(), Map.of("message", "  "))).isEqualTo(400);
        assertThat(status(shop.visitor(), Map.of("message", "长".repeat(1_001)))).isEqualTo(400);
        assertThat(status(shop.visitor(), Map.of())).isEqualTo(400);
    }

    @Test
    void keepsAConversationFromEveryoneElse() {
        String id = ask("你好").path("conversationId").asString();
        Shop other = shops.open();
        for (RestTestClient stranger : List.of(other.visitor(), other.owner())) {
            assertThat(status(stranger, Map.of("conversationId", id, "message", "你好")))
                    .isEqualTo(404);
            stranger.get()
                    .uri("/api/v1/conversations/" + id)
                    .exchange()
                    .expectStatus()
                    .isNotFound();
        }
        shop.visitor()
                .get()
                .uri("/api/v1/conversations/" + id)
                .exchange()
                .expectStatus()
                .isOk();
        shop.owner()
                .get()
                .uri("/api/v1/conversations/" + id)
                .exchange()
                .expectStatus()
                .isOk();
        shop.visitor()
                .get()
                .uri("/api/v1/conversations")
                .exchange()
                .expectStatus()
                .isForbidden();
    }

    @Test
    void takesFeedbackOnAnAnswerOfTheOwnConversation() {
        String message = ask("你好").path("messageId").asString();
        String path = "/api/v1/chat/" + message + "/feedback";
        shop.visitor()
                .post()
                .uri(path)
                .body(Map.of("helpful", true))
                .exchange()
                .expectStatus()
                .isOk();
        shops.open()
                .visitor()
                .post()
                .uri(path)
                .body(Map.of("helpful", true))
                .exchange()
                .expectStatus()
                .isNotFound();
    }

    @Test
    void streamsAnAnswerAsEvents() throws Exception {
        HttpRequest request = HttpRequest.newBuilder(URI.create(shop.baseUrl() + "/api/v1/chat"))
                .header("Authorization", "Bearer " + shop.visitorKey())
                .header("Content-Type", "application/json")
                .header("Accept", "text/event-stream")
                .POST(HttpRequest.BodyPublishers.ofString("{\"message\":\"转人工\"}"))
                .build();
        try (HttpClient client = HttpClient.newHttpClient()) {
            HttpResponse<String> response = client.send(request, HttpResponse.BodyHandlers.ofString());
            assertThat(response.headers().firstValue("Content-Type"))
                    .hasValueSatisfying(type -> assertThat(type).startsWith("text/event-stream"));
            assertThat(response.body()).contains("event:delta", "event:done", "handed_over", "400-000-0000");
        }
    }
}
