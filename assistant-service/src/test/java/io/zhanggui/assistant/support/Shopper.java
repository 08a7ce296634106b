package io.zhanggui.assistant.support;

import io.zhanggui.assistant.Shop;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.springframework.http.MediaType;
import org.springframework.test.web.servlet.client.RestTestClient;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Asks a shop one question after the other in one conversation. */
final class Shopper {

    private final RestTestClient client;
    private String conversation = "";

    Shopper(RestTestClient client) {
        this.client = client;
    }

    /** A shopper who comes with a key of their own: a visitor's key may ask only so much in a minute. */
    static Shopper of(Shop shop) {
        byte[] made = shop.owner()
                .post()
                .uri("/api/v1/keys")
                .contentType(MediaType.APPLICATION_JSON)
                .body(Map.of("scope", "visitor"))
                .exchange()
                .expectBody()
                .returnResult()
                .getResponseBody();
        return new Shopper(
                shop.client(JsonMapper.shared().readTree(made).path("key").asString()));
    }

    /** Talks with the shopper's own key. */
    RestTestClient client() {
        return client;
    }

    String conversation() {
        return conversation;
    }

    Reply ask(String question) {
        Map<String, Object> body = new HashMap<>(Map.of("message", question));
        if (!conversation.isEmpty()) {
            body.put("conversationId", conversation);
        }
        JsonNode reply = ChatTests.ask(client, body);
        conversation = reply.path("conversationId").asString();
        return new Reply(reply);
    }

    record Reply(JsonNode json) {

        String outcome() {
            return json.path("outcome").asString();
        }

        String answer() {
            return json.path("answer").asString();
        }

        List<String> sources() {
            return json.path("citations").findValuesAsString("sourceId");
        }

        List<String> titles() {
            return json.path("citations").findValuesAsString("title");
        }

        String passage() {
            return json.path("citations").path(0).path("passageId").asString();
        }
    }
}
