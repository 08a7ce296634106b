package io.zhanggui.assistant.support;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.zhanggui.assistant.Shop;
import io.zhanggui.assistant.Shops;
import io.zhanggui.assistant.backend.BackendRoster;
import io.zhanggui.knowledge.Tenancy;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.OutputStream;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.core.ParameterizedTypeReference;

/** With a model in the chain. */
@GuardedServiceTest
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class GeneratedAnswersTests {

    private static final TalkingProvider PROVIDER = new TalkingProvider();
    private static final String QUESTION = "几个订单能合并开一张发票";
    private static final Duration A_SECOND = Duration.ofSeconds(1);
    private static final String STORED = "抬头相同的订单可以合并开一张发票，一次最多合并20个订单。";

    @Autowired
    Shops shops;

    @Autowired
    Conversations conversations;

    @Autowired
    ConversationList list;

    @Autowired
    BackendRoster roster;

    Shop shop;
    OneBackend talker;

    @BeforeAll
    void stock() {
        shop = SmallShop.stocked(shops.open());
    }

    @BeforeEach
    void begin() {
        talker = OneBackend.asked(roster, "talker", PROVIDER.uri());
    }

    @AfterEach
    void end() {
        talker.close();
    }

    @Test
    void streamsWhatTheModelWritesOutOfThePassages() throws Exception {
        PROVIDER.willSay("可以合并，一次最多", "20个订单[1]。");
        String events = stream(QUESTION);
        assertThat(events)
                .contains("event:delta", "可以合并，一次最多20个订单[1]。", "event:citation", "发票说明.md", "event:done")
                .contains("\"backend\":\"talker\"", "\"generated\":true", "内容由AI生成", "\"inputTokens\":12")
                .doesNotContain("event:restart");
        assertThat(PROVIDER.asked()).contains(STORED);
    }

    @Test
    void takesBackANumberThatNoPassageHolds() throws Exception {
        PROVIDER.willSay("可以合并开票[1]。", "一次最多合并50个订单[1]。", "请放心。");
        String events = stream(QUESTION);
        assertThat(events).contains("event:restart", "unsupported_claim", STORED, "\"backend\":\"offline\"");
        assertThat(events).doesNotContain("50个订单");
    }

    @Test
    void takesBackAPromiseThatNoPassageMakes() throws Exception {
        PROVIDER.willSay("可以合并开票[1]。", "保证当天给您开好[1]。");
        assertThat(stream(QUESTION)).contains("event:restart", STORED).doesNotContain("保证当天");
    }

    @Test
    void startsAnewWhenTheProviderDiesInMidStream() throws Exception {
        PROVIDER.will(out -> {
            TalkingProvider.delta(out, "可以合并开票[1]。");
            TalkingProvider.delta(out, "一次");
            throw new IOException("the provider dies");
        });
        assertThat(stream(QUESTION)).contains("event:restart", "backend_failed", STORED, "\"outcome\":\"answered\"");
    }

    @Test
    void declinesWhereTheModelFindsNothing() throws Exception {
        PROVIDER.willSay("资料里没有找到这个问题的答案。");
        assertThat(stream(QUESTION)).contains("\"outcome\":\"declined\"", "客服电话 400-000-0000");
    }

    @Test
    void asksNoModelWhatAWishForAPersonMeans() {
        PROVIDER.willSay("怎么退货？");
        String conversation = chat(Map.of("message", "怎么退货？")).get("conversationId");

        assertThat(chat(Map.of("message", "我要转人工客服", "conversationId", conversation)))
                .containsEntry("outcome", "handed_over");
    }

    @Test
    void asksNoModelWhereAStoredAnswerFits() throws Exception {
        PROVIDER.willSay("随便说说");
        assertThat(stream("怎么退货？")).contains("\"backend\":\"offline\"").doesNotContain("随便说说");
        assertThat(stream("明天会下雨吗")).contains("\"outcome\":\"declined\"").doesNotContain("随便说说");
    }

    @Test
    void hangsUpOnTheProviderWhenTheShopperHasLeftInMidStream() throws Exception {
        String question = QUESTION + "？";
        PROVIDER.will(out -> {
            TalkingProvider.delta(out, "可以合并开票[1]。");
            TalkingProvider.delta(out, "一次");
            sayNothing(out);
        });
        try (HttpClient client = HttpClient.newHttpClient()) {
            HttpResponse<InputStream> response =
                    client.send(request(question), HttpResponse.BodyHandlers.ofInputStream());
            BufferedReader lines = new BufferedReader(new InputStreamReader(response.body(), StandardCharsets.UTF_8));
            String line = lines.readLine();
            while (line != null && !line.contains("可以合并开票")) {
                line = lines.readLine();
            }
            response.body().close();
            client.shutdownNow();
        }
        assertThat(PROVIDER.wasLeftWithin(A_SECOND)).isTrue();
        await().untilAsserted(() -> assertThat(storedAnswers(question)).containsExactly(STORED));
    }

    @ParameterizedTest
    @ValueSource(strings = {"application/json", "text/event-stream"})
    void hangsUpOnASilentProviderWhenTheShopperHasLeft(String accepted) throws Exception {
        CountDownLatch asked = new CountDownLatch(1);
        PROVIDER.will(out -> {
            asked.countDown();
            sayNothing(out);
        });
        URI address = URI.create(shop.baseUrl());
        try (Socket client = new Socket(address.getHost(), address.getPort())) {
            byte[] body = "{\"message\":\"%s\"}".formatted(QUESTION).getBytes(StandardCharsets.UTF_8);
            String head = """
                    POST /api/v1/chat HTTP/1.1
                    Host: shop
                    Authorization: Bearer %s
                    Accept: %s
                    Content-Type: application/json
                    Content-Length: %d

                    """.formatted(shop.visitorKey(), accepted, body.length);
            OutputStream out = client.getOutputStream();
            out.write(head.replace("\n", "\r\n").getBytes(StandardCharsets.UTF_8));
            out.write(body);
            out.flush();
            assertThat(asked.await(20, TimeUnit.SECONDS)).isTrue();
        }
        assertThat(PROVIDER.wasLeftWithin(A_SECOND)).isTrue();
    }

    private static void sayNothing(OutputStream out) throws IOException, InterruptedException {
        CountDownLatch never = new CountDownLatch(1);
        while (!never.await(20, TimeUnit.MILLISECONDS)) {
            out.write(": waiting\n\n".getBytes(StandardCharsets.UTF_8));
            out.flush();
        }
    }

    private List<String> storedAnswers(String question) {
        return Tenancy.within(
                shop.id(),
                () -> list.page(shop.id(), ConversationFilter.ALL, 0, 50).stream()
                        .map(ConversationList.Line::conversation)
                        .flatMap(conversation -> conversations.messages(shop.id(), conversation.id()).stream())
                        .filter(message -> message.question().equals(question))
                        .map(message -> message.outcome().text())
                        .toList());
    }

    private Map<String, String> chat(Map<String, String> body) {
        Map<String, ?> reply = Objects.requireNonNull(shop.owner()
                .post()
                .uri("/api/v1/chat")
                .body(body)
                .exchange()
                .expectBody(new ParameterizedTypeReference<Map<String, ?>>() {})
                .returnResult()
                .getResponseBody());
        return Map.of(
                "conversationId", String.valueOf(reply.get("conversationId")),
                "outcome", String.valueOf(reply.get("outcome")));
    }

    private String stream(String question) throws Exception {
        try (HttpClient client = HttpClient.newHttpClient()) {
            return client.send(request(question), HttpResponse.BodyHandlers.ofString())
                    .body();
        }
    }

    private HttpRequest request(String question) {
        return HttpRequest.newBuilder(URI.create(shop.baseUrl() + "/api/v1/chat"))
                .header("Authorization", "Bearer " + shop.visitorKey())
                .header("Content-Type", "application/json")
                .header("Accept", "text/event-stream")
                .POST(HttpRequest.BodyPublishers.ofString("{\"message\":\"" + question + "\"}"))
                .build();
    }
}
