package io.zhanggui.evaluation.subject;

import static com.github.tomakehurst.wiremock.client.WireMock.aResponse;
import static com.github.tomakehurst.wiremock.client.WireMock.absent;
import static com.github.tomakehurst.wiremock.client.WireMock.equalTo;
import static com.github.tomakehurst.wiremock.client.WireMock.get;
import static com.github.tomakehurst.wiremock.client.WireMock.getRequestedFor;
import static com.github.tomakehurst.wiremock.client.WireMock.matchingJsonPath;
import static com.github.tomakehurst.wiremock.client.WireMock.okJson;
import static com.github.tomakehurst.wiremock.client.WireMock.post;
import static com.github.tomakehurst.wiremock.client.WireMock.postRequestedFor;
import static com.github.tomakehurst.wiremock.client.WireMock.status;
import static com.github.tomakehurst.wiremock.client.WireMock.urlPathEqualTo;
import static com.github.tomakehurst.wiremock.core.WireMockConfiguration.wireMockConfig;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.github.tomakehurst.wiremock.client.ResponseDefinitionBuilder;
import com.github.tomakehurst.wiremock.http.Fault;
import com.github.tomakehurst.wiremock.junit5.WireMockExtension;
import io.zhanggui.evaluation.Cases;
import io.zhanggui.evaluation.dataset.Case;
import io.zhanggui.evaluation.dataset.Outcome;
import io.zhanggui.evaluation.subject.Observation.NotScored;
import io.zhanggui.evaluation.subject.Observation.Observed;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

class HttpSubjectTest {

    @RegisterExtension
    static final WireMockExtension service = WireMockExtension.newInstance()
            .options(wireMockConfig().dynamicPort().bindAddress("127.0.0.1"))
            .build();

    private static final Case CASE = Cases.answerable("a", "t", "500ml");
    private static final String ANSWER = """
            {"conversationId":"c1","messageId":"m1","outcome":"answered","answer":"容量：500ml",
             "citations":[{"passageId":"p","sourceId":"QH-B001","title":"保温杯","quote":"500ml"}],
             "backend":"offline","usage":{"inputTokens":0}}""";
    private static final String DONE = "event:done\ndata:" + ANSWER.replace("\n", "") + "\n\n";
    private static final String HITS = """
            {"hits":[{"id":"1","sourceId":"QH-B001"},{"id":"2","sourceId":"QH-B001"},{"id":"3","sourceId":"FAQ-001"}]}""";

    private final List<Duration> pauses = new ArrayList<>();
    private Instant now = Instant.parse("2026-11-23T00:00:00Z");
    private HttpSubject subject = new HttpSubject(URI.create("http://127.0.0.1"), "");

    @BeforeEach
    void service() {
        subject =
                new HttpSubject(new PatientHttp(URI.create(service.baseUrl() + "/"), "secret", this::pass, () -> now));
        chat(okJson(ANSWER));
        search(okJson(HITS));
    }

    @Test
    void anAnswerComesWithItsCitationsAndTheSourcesOfTheSearch() {
        Observed observed = (Observed) subject.observe(CASE);

        assertThat(observed.answer())
                .isEqualTo(new Answer(
                        Outcome.ANSWERED,
                        "容量：500ml",
                        List.of(new Answer.Citation("QH-B001", "保温杯", "500ml")),
                        "offline"));
        assertThat(observed.foundSources()).containsExactly("QH-B001", "FAQ-001");
        assertThat(observed.latency()).isPositive();
        service.verify(getRequestedFor(urlPathEqualTo("/api/v1/search"))
                .withQueryParam("q", equalTo("问 a"))
                .withQueryParam("k", equalTo("10"))
                .withHeader("Authorization", equalTo("Bearer secret")));
    }

    @Test
    void theFirstPieceOfAStreamedAnswerIsTimed() {
        chat(stream("event:delta\ndata:{\"text\":\"容量\"}\n\n:alive\n\nevent:citation\ndata:{}\n\n" + DONE));

        Observed observed = (Observed) subject.observe(CASE);

        assertThat(observed.answer().text()).isEqualTo("容量：500ml");
        assertThat(observed.usage().firstToken()).isPositive().isLessThanOrEqualTo(observed.latency());
        service.verify(postRequestedFor(urlPathEqualTo("/api/v1/chat"))
                .withHeader("Accept", equalTo("text/event-stream, application/json")));
    }

    @Test
    void piecesOfAnAnswerThatBeganAnewDoNotCount() {
        chat(stream("event:delta\ndata:{\"text\":\"容量\"}\n\nevent:restart\ndata:{\"reason\":\"backend_failed\"}\n\n"
                + DONE));

        assertThat(((Observed) subject.observe(CASE)).usage().firstToken()).isNull();
    }

    @Test
    void anAnswerInOnePieceHasNoFirstOne() {
        assertThat(((Observed) subject.observe(CASE)).usage().firstToken()).isNull();
    }

    @Test
    void aStreamThatBreaksOffIsNotScored() {
        chat(stream("event:delta\ndata:{\"text\":\"容量\"}\n\n"));

        assertThat(notScored()).startsWith("a stream that broke off: event:delta");
    }

    @Test
    void aFollowUpIsAskedInTheConversationOfItsHistoryAndNotSearchedFor() {
        Case followUp =
                new Case("f", List.of(), List.of("先前", "接着"), "那呢", Outcome.DECLINED, List.of(), null, List.of());

        Observed observed = (Observed) subject.observe(followUp);

        assertThat(observed.foundSources()).isEmpty();
        service.verify(
                1,
                postRequestedFor(urlPathEqualTo("/api/v1/chat"))
                        .withRequestBody(matchingJsonPath("$.message", equalTo("先前")))
                        .withRequestBody(matchingJsonPath("$.conversationId", absent())));
        for (String message : List.of("接着", "那呢")) {
            service.verify(
                    1,
                    postRequestedFor(urlPathEqualTo("/api/v1/chat"))
                            .withRequestBody(matchingJsonPath("$.message", equalTo(message)))
                            .withRequestBody(matchingJsonPath("$.conversationId", equalTo("c1"))));
        }
        service.verify(0, getRequestedFor(urlPathEqualTo("/api/v1/search")));
    }

    @Test
    void aBusyServiceIsAskedAgainWhenItSaysSo() {
        service.stubFor(post("/api/v1/chat")
                .inScenario("busy")
                .whenScenarioStateIs("Started")
                .willReturn(status(429).withHeader("Retry-After", "7"))
                .willSetStateTo("free"));
        service.stubFor(post("/api/v1/chat")
                .inScenario("busy")
                .whenScenarioStateIs("free")
                .willReturn(okJson(ANSWER)));

        assertThat(subject.observe(CASE)).isInstanceOf(Observed.class);
        assertThat(pauses).containsExactly(Duration.ofSeconds(7));
    }

    @Test
    void theTimeAtWhichABusyServiceIsFreeMayBeADate() {
        service.stubFor(post("/api/v1/chat")
                .inScenario("dated")
                .whenScenarioStateIs("Started")
                .willReturn(status(503).withHeader("Retry-After", "Mon, 23 Nov 2026 00:00:20 GMT"))
                .willSetStateTo("free"));
        service.stubFor(post("/api/v1/chat")
                .inScenario("dated")
                .whenScenarioStateIs("free")
                .willReturn(okJson(ANSWER)));

        assertThat(subject.observe(CASE)).isInstanceOf(Observed.class);
        assertThat(pauses).containsExactly(Duration.ofSeconds(20));
    }

    @Test
    void aServiceThatStaysBusyIsNotScored() {
        chat(status(429).withHeader("Retry-After", "86400"));

        assertThat(notScored()).startsWith("HTTP 429");
        assertThat(pauses).hasSize(5).containsOnly(Duration.ofMinutes(1));
    }

    @Test
    void aFailureIsNotScored() {
        chat(status(500).withBody("{\"title\":\"broken\"}"));
        assertThat(notScored()).isEqualTo("HTTP 500: {\"title\":\"broken\"}");

        chat(okJson("garbage"));
        assertThat(notScored()).isEqualTo("a reply that is no JSON: garbage");

        chat(okJson("{}"));
        assertThat(notScored()).isEqualTo("a reply without outcome");

        chat(okJson(ANSWER.replace("answered", "pondered")));
        assertThat(notScored()).isEqualTo("an outcome that nobody knows: pondered");

        chat(aResponse().withFault(Fault.CONNECTION_RESET_BY_PEER));
        assertThat(notScored()).contains("Exception");
    }

    @Test
    void aServiceWhoseStoreIsDownIsNotScored() {
        chat(okJson(ANSWER.replace("answered", "unavailable")));

        assertThat(notScored()).startsWith("outcome unavailable");
    }

    @Test
    void aSearchThatFailsIsNotScored() {
        search(status(503));
        assertThat(notScored()).startsWith("HTTP 503");

        search(okJson("[]"));
        assertThat(notScored()).isEqualTo("a search result without hits");
    }

    @Test
    void aServiceThatCanBeAskedPassesTheCheck() {
        subject.check();
    }

    @Test
    void theCheckTellsAWrongKeyFromAWrongAddress() {
        search(status(401));
        assertThatThrownBy(subject::check)
                .isInstanceOf(SubjectUnreachable.class)
                .hasMessageContaining("does not accept the key (HTTP 401)")
                .hasMessageContaining("--key-file data/demo-key");

        search(okJson("<html>"));
        assertThatThrownBy(subject::check).hasMessageContaining("is not Zhanggui's API");

        service.stubFor(get(urlPathEqualTo("/api/v1/search")).willReturn(status(404)));
        assertThatThrownBy(subject::check).hasMessageContaining("is not Zhanggui's API (404)");
    }

    private void pass(Duration time) {
        pauses.add(time);
        now = now.plus(time);
    }

    private String notScored() {
        return ((NotScored) subject.observe(CASE)).reason();
    }

    private static ResponseDefinitionBuilder stream(String events) {
        return aResponse().withHeader("Content-Type", "text/event-stream").withBody(events);
    }

    private static void chat(ResponseDefinitionBuilder response) {
        service.stubFor(post("/api/v1/chat").willReturn(response));
    }

    private static void search(ResponseDefinitionBuilder response) {
        service.stubFor(get(urlPathEqualTo("/api/v1/search")).willReturn(response));
    }
}
