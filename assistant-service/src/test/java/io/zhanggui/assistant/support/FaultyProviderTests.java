package io.zhanggui.assistant.support;

import static com.github.tomakehurst.wiremock.core.WireMockConfiguration.wireMockConfig;
import static org.assertj.core.api.Assertions.assertThat;

import com.github.tomakehurst.wiremock.junit5.WireMockExtension;
import io.zhanggui.assistant.AcrossMerchants;
import io.zhanggui.assistant.Shop;
import io.zhanggui.assistant.Shops;
import io.zhanggui.assistant.backend.BackendRoster;
import io.zhanggui.assistant.backend.Backends;
import io.zhanggui.assistant.backend.Backends.BackendState;
import io.zhanggui.assistant.backend.Fault;
import io.zhanggui.assistant.backend.Fault.Guarding;
import io.zhanggui.assistant.backend.Fault.Seen;
import io.zhanggui.assistant.backend.Faults;
import io.zhanggui.assistant.backend.FaultyProvider;
import io.zhanggui.knowledge.Tenancy;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** What a shopper gets when the only provider fails: the answer, always; out of the shop's own words if need be. */
@GuardedServiceTest
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@ExtendWith(AcrossMerchants.class)
class FaultyProviderTests {

    private static final String QUESTION = "几个订单能合并开一张发票";
    private static final String STORED = "抬头相同的订单可以合并开一张发票，一次最多合并20个订单。";
    private static final String FAULTY = "faulty";
    private static final String RESET = "reset in mid-stream";
    private static final Set<String> PLAYED = Set.of(
            "connection refused",
            "connection reset before the headers",
            "connection closed without an answer",
            "no first byte in time",
            "silence in mid-stream",
            RESET,
            "chunked encoding without its last chunk",
            "an error object before the first token",
            "an error object in mid-stream",
            "a web page with 200 (captive portal)",
            "JSON that is cut off",
            "broken JSON in mid-stream",
            "no choices",
            "a thought and no answer",
            "a thought without its opening tag",
            "400, the context is too long",
            "401",
            "402",
            "404",
            "429 with `Retry-After` in seconds",
            "500",
            "503",
            "529",
            "`finish_reason` length",
            "`finish_reason` length before a word",
            "`finish_reason` content_filter",
            "`finish_reason` content_filter in mid-stream",
            "no count of tokens",
            "no `[DONE]`",
            "`reasoning_content`",
            "`<think>` in the content, in pieces");

    @RegisterExtension
    static final WireMockExtension BODIES = WireMockExtension.newInstance()
            .options(wireMockConfig().dynamicPort().bindAddress("127.0.0.1"))
            .build();

    private final HttpClient client = HttpClient.newHttpClient();

    @Autowired
    Shops shops;

    @Autowired
    Conversations conversations;

    @Autowired
    BackendRoster roster;

    @Autowired
    Backends backends;

    @Autowired
    JdbcClient jdbc;

    Shop shop;
    List<String> callsBefore = List.of();

    @Nullable
    OneBackend backend;

    @BeforeAll
    void stock() {
        shop = SmallShop.stocked(shops.open());
    }

    @AfterAll
    void leave() {
        client.close();
    }

    @BeforeEach
    void count() {
        callsBefore = calls();
        Faults.HEARD.drainPermits();
    }

    @AfterEach
    void takeAway() {
        if (backend != null) {
            backend.close();
            backend = null;
        }
    }

    static Stream<Fault> faults() {
        return Faults.all().stream().filter(fault -> PLAYED.contains(fault.name()));
    }

    /** Who waits for the whole hears no first sentence: nothing would tell the provider when to reset. */
    static Stream<Fault> withoutReset() {
        return faults().filter(fault -> !fault.name().equals(RESET));
    }

    @Test
    void eachFaultIsOneOfTheTable() {
        assertThat(faults().map(Fault::name)).containsExactlyInAnyOrderElementsOf(PLAYED);
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("withoutReset")
    void aReplyIsTheAnswer(Fault fault) throws Exception {
        try (FaultyProvider provider = FaultyProvider.playing(fault, BODIES)) {
            backend = OneBackend.asked(roster, FAULTY, provider.uri());
            HttpResponse<String> response =
                    client.send(request("application/json"), HttpResponse.BodyHandlers.ofString());

            assertThat(response.statusCode()).isEqualTo(200);
            assertThat(response.body()).doesNotContain("想", "秘密");
            assertAnswered(fault, JsonMapper.shared().readTree(response.body()));
            assertKept(fault);
        }
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("faults")
    void aStreamEndsWithTheAnswer(Fault fault) throws Exception {
        try (FaultyProvider provider = FaultyProvider.playing(fault, BODIES)) {
            backend = OneBackend.asked(roster, FAULTY, provider.uri());
            HttpResponse<Stream<String>> response =
                    client.send(request("text/event-stream"), HttpResponse.BodyHandlers.ofLines());
            List<Event> events = events(response.body());

            assertThat(response.statusCode()).isEqualTo(200);
            assertThat(events.toString()).doesNotContain("想", "秘密");
            List<String> names = events.stream().map(Event::name).toList();
            assertThat(names).containsOnlyOnce("done").endsWith("done").doesNotContain("error");
            assertThat(names.stream().filter("restart"::equals)).hasSize(fault.seen() == Seen.RESTART ? 1 : 0);
            JsonNode done = events.getLast().data();
            assertAnswered(fault, done);
            assertThat(shown(events)).isEqualTo(done.path("answer").asString());
            assertKept(fault);
        }
    }

    private void assertAnswered(Fault fault, JsonNode reply) {
        assertThat(reply.path("outcome").asString()).isEqualTo("answered");
        assertThat(reply.path("answer").asString()).isEqualTo(wroteItself(fault) ? Faults.SENTENCE : STORED);
        assertThat(reply.path("backend").asString()).isEqualTo(wroteItself(fault) ? FAULTY : "offline");
        assertThat(reply.path("generated").asBoolean()).isEqualTo(wroteItself(fault));
        assertThat(reply.path("citations").findValuesAsString("title")).isNotEmpty();
        assertThat(conversations.messages(
                        shop.id(), reply.path("conversationId").asString()))
                .singleElement()
                .satisfies(message -> {
                    assertThat(message.question()).isEqualTo(QUESTION);
                    assertThat(message.outcome().text())
                            .isEqualTo(reply.path("answer").asString());
                    assertThat(message.whole()).isTrue();
                });
    }

    /** The ledger, and the backend as the console shows it. */
    private void assertKept(Fault fault) {
        List<String> calls = new ArrayList<>(calls());
        callsBefore.forEach(calls::remove);
        assertThat(calls)
                .containsExactlyInAnyOrderElementsOf(
                        wroteItself(fault)
                                ? List.of(FAULTY + " " + fault.label())
                                : List.of(FAULTY + " " + fault.label(), "offline ok"));
        BackendState state = backends.states().getFirst();
        assertThat(state.name()).isEqualTo(FAULTY);
        assertThat(state.calls()).isEqualTo(1);
        assertThat(state.failures()).isEqualTo(wroteItself(fault) ? 0 : 1);
        assertThat(state.state()).isEqualTo(state(fault.guards()));
        assertThat(state.paused() == null ? null : state.paused().reason()).isEqualTo(reason(fault));
    }

    private static String state(Guarding guards) {
        return switch (guards) {
            case COUNTS -> "open";
            case NOTHING -> "closed";
            case ASKED, CAPPED, SHORTLY, MISCONFIGURED, COUNTS_AND_ASKED -> "paused";
        };
    }

    private static @Nullable String reason(Fault fault) {
        return switch (fault.guards()) {
            case COUNTS -> "skipped_open";
            case NOTHING -> null;
            case ASKED, CAPPED, SHORTLY, MISCONFIGURED, COUNTS_AND_ASKED -> fault.label();
        };
    }

    private static boolean wroteItself(Fault fault) {
        return fault.seen() == Seen.ANSWER || fault.seen() == Seen.CUT;
    }

    private List<String> calls() {
        return Tenancy.within(
                shop.id(),
                () -> jdbc.sql("select backend, outcome from backend_call where merchant_id = :merchant")
                        .param("merchant", shop.id().value())
                        .query((row, number) -> row.getString("backend") + " " + row.getString("outcome"))
                        .list());
    }

    private record Event(String name, JsonNode data) {}

    /** Read line by line: with the first words a provider that waits for a reader learns of one. */
    private static List<Event> events(Stream<String> lines) {
        List<Event> events = new ArrayList<>();
        String[] name = {""};
        lines.forEach(line -> {
            if (line.startsWith("event:")) {
                name[0] = line.substring("event:".length());
                Faults.HEARD.release();
            } else if (line.startsWith("data:")) {
                events.add(new Event(name[0], JsonMapper.shared().readTree(line.substring("data:".length()))));
            }
        });
        return events;
    }

    /** What stands before the shopper in the end. */
    private static String shown(List<Event> events) {
        StringBuilder shown = new StringBuilder();
        for (Event event : events) {
            switch (event.name()) {
                case "restart" -> shown.setLength(0);
                case "delta" -> shown.append(event.data().path("text").asString());
                default -> {}
            }
        }
        return shown.toString();
    }

    private HttpRequest request(String accepted) {
        return HttpRequest.newBuilder(URI.create(shop.baseUrl() + "/api/v1/chat"))
                .header("Authorization", "Bearer " + shop.ownerKey())
                .header("Content-Type", "application/json")
                .header("Accept", accepted)
                .POST(HttpRequest.BodyPublishers.ofString("{\"message\":\"" + QUESTION + "\"}"))
                .build();
    }
}
