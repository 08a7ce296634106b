package io.zhanggui.assistant.copywriting;

import static java.util.Objects.requireNonNull;

import io.zhanggui.assistant.Shop;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import org.springframework.http.MediaType;
import org.springframework.test.web.servlet.client.RestTestClient;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Talks to the copy API of a test's service. */
record CopyClient(RestTestClient http) {

    static CopyClient of(Shop shop) {
        return new CopyClient(shop.owner());
    }

    /** Imports products, and returns when they are there. */
    void imported(Shop shop, String catalog) {
        shop.imported("/api/v1/products/import", "products.csv", catalog);
    }

    RestTestClient.ResponseSpec post(Map<String, ?> order) {
        return http.post()
                .uri("/api/v1/copy/jobs")
                .contentType(MediaType.APPLICATION_JSON)
                .body(order)
                .exchange();
    }

    /** Starts a job and returns its id. */
    String start(Map<String, ?> order) {
        return json(post(order).expectStatus().isAccepted()).get("id").asString();
    }

    /** Tells the job to {@code pause}, {@code resume}, {@code cancel} or {@code retry}. */
    RestTestClient.ResponseSpec say(String id, String action) {
        return http.post().uri("/api/v1/copy/jobs/{id}/{action}", id, action).exchange();
    }

    /** The whole stream of events: comes to its end when the job does. */
    String events(String id) {
        return text(http.get()
                .uri("/api/v1/copy/jobs/{id}/events", id)
                .accept(MediaType.TEXT_EVENT_STREAM)
                .exchange()
                .expectStatus()
                .isOk());
    }

    /** Starts a job, waits for its end and returns it. */
    JsonNode finished(Map<String, ?> order) {
        String id = start(order);
        events(id);
        return job(id);
    }

    JsonNode job(String id) {
        return get("/api/v1/copy/jobs/" + id);
    }

    List<JsonNode> items(String jobId) {
        return get("/api/v1/copy/jobs/" + jobId + "/items?size=200")
                .get("items")
                .valueStream()
                .toList();
    }

    JsonNode get(String uri) {
        return json(http.get().uri(uri).exchange().expectStatus().isOk());
    }

    JsonNode review(String itemId, Map<String, ?> order) {
        return json(patch(itemId, order).expectStatus().isOk());
    }

    RestTestClient.ResponseSpec patch(String itemId, Map<String, ?> order) {
        return http.patch()
                .uri("/api/v1/copy/items/{id}", itemId)
                .contentType(MediaType.APPLICATION_JSON)
                .body(order)
                .exchange();
    }

    byte[] export(String id, String format) {
        return bytes(http.get()
                .uri("/api/v1/copy/jobs/{id}/export?format={format}", id, format)
                .exchange()
                .expectStatus()
                .isOk());
    }

    static JsonNode json(RestTestClient.ResponseSpec response) {
        return JsonMapper.shared().readTree(bytes(response));
    }

    static String text(RestTestClient.ResponseSpec response) {
        return new String(bytes(response), StandardCharsets.UTF_8);
    }

    private static byte[] bytes(RestTestClient.ResponseSpec response) {
        return requireNonNull(response.expectBody(byte[].class).returnResult().getResponseBody());
    }
}
