package io.zhanggui.assistant.support;

import static org.assertj.core.api.Assertions.assertThat;

import io.zhanggui.assistant.AcrossMerchants;
import io.zhanggui.assistant.ServiceTest;
import io.zhanggui.assistant.Shop;
import io.zhanggui.assistant.Shops;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.http.MediaType;
import org.springframework.test.web.servlet.client.RestTestClient;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

@ServiceTest
@ExtendWith(AcrossMerchants.class)
class ChatTests {

    @Autowired
    Shops shops;

    @Autowired
    Conversations conversations;

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
    void answersAMessageThatIsSentAgainOnce() {
        Map<String, Object> message = Map.of("message", "转人工", "clientMessageId", "11111111-first");
        JsonNode first = ask(shop.visitor(), message);

        JsonNode again = ask(shop.visitor(), message);

        assertThat(again.path("messageId").asString())
                .isEqualTo(first.path("messageId").asString());
        assertThat(again.path("conversationId").asString())
                .isEqualTo(first.path("conversationId").asString());
        assertThat(messages(first)).hasSize(1);
    }

    @Test
    void answersAMessageThatIsSentTwiceAtOnceOnce() throws Exception {
        String conversation = ask("你好").path("conversationId").asString();
        Map<String, Object> message =
                Map.of("message", "转人工", "conversationId", conversation, "clientMessageId", "22222222-twice");

        CompletableFuture<JsonNode> one = CompletableFuture.supplyAsync(() -> ask(shop.visitor(), message));
        CompletableFuture<JsonNode> other = CompletableFuture.supplyAsync(() -> ask(shop.visitor(), message));

        assertThat(one.get().path("messageId").asString())
                .isEqualTo(other.get().path("messageId").asString());
        assertThat(messages(one.get())).hasSize(2);
    }

    @Test
    void anotherShoppersMessageOfTheSameIdIsAnotherMessage() {
        Map<String, Object> message = Map.of("message", "转人工", "clientMessageId", "33333333-shared");

        assertThat(ask(shop.visitor(), message).path("conversationId").asString())
                .isNotEqualTo(ask(shop.owner(), message).path("conversationId").asString());
    }

    @Test
    void refusesAnIdThatIsNone() {
        assertThat(status(shop.visitor(), Map.of("message", "转人工", "clientMessageId", "x y")))
                .isEqualTo(400);
    }

    @Test
    void keepsWhyAnAnswerWasOfNoUse() {
        JsonNode reply = ask("你好");
        String path = "/api/v1/chat/" + reply.path("messageId").asString() + "/feedback";

        shop.visitor()
                .post()
                .uri(path)
                .body(Map.of("helpful", false, "reason", "incomplete"))
                .exchange()
                .expectStatus()
                .isOk();
        shop.visitor()
                .post()
                .uri(path)
                .body(Map.of("helpful", false, "reason", "mood"))
                .exchange()
                .expectStatus()
                .isBadRequest();

        assertThat(conversations.messages(
                        shop.id(), reply.path("conversationId").asString()))
                .singleElement()
                .satisfies(message -> {
                    assertThat(message.helpful()).isFalse();
                    assertThat(message.reason()).isEqualTo("incomplete");
                });
    }

    @Test
    void showsTheProductThatAnAnswerQuotesAndWhatElseItTellsOfIt() {
        shop.upload("/api/v1/products/import", "products.csv", "商品编码,商品名称,价格,材质,容量\nA-1,山岚保温杯,129,316不锈钢,500ml\n");

        JsonNode reply = ask("山岚保温杯的容量是多少？");

        assertThat(reply.path("product").path("title").asString()).isEqualTo("山岚保温杯");
        assertThat(reply.path("product").path("price").path("value").asString()).isEqualTo("129");
        assertThat(reply.path("product").path("attributes").findValuesAsString("name"))
                .containsExactly("材质", "容量");
        assertThat(reply.path("suggestions").valueStream().map(JsonNode::asString))
                .containsExactly("价格呢？", "材质呢？");
    }

    @Test
    void suggestsOtherEntriesBesidesTheOneThatAnswers() {
        shop.upload("/api/v1/faqs/import", "faqs.csv", "编号,问题,答案\nF-1,怎么退货？,七天内可以退货。\nF-2,退货运费谁出？,由店铺承担。\n");

        JsonNode reply = ask("怎么退货？");

        assertThat(reply.path("product").isNull()).isTrue();
        assertThat(reply.path("suggestions").valueStream().map(JsonNode::asString))
                .containsExactly("退货运费谁出？");
    }

    private List<Message> messages(JsonNode reply) {
        return conversations.messages(shop.id(), reply.path("conversationId").asString());
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
