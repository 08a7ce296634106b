package io.zhanggui.assistant.backend;

import static com.github.tomakehurst.wiremock.client.WireMock.aResponse;
import static com.github.tomakehurst.wiremock.client.WireMock.equalTo;
import static com.github.tomakehurst.wiremock.client.WireMock.okJson;
import static com.github.tomakehurst.wiremock.client.WireMock.post;
import static com.github.tomakehurst.wiremock.client.WireMock.postRequestedFor;
import static com.github.tomakehurst.wiremock.client.WireMock.urlEqualTo;
import static com.github.tomakehurst.wiremock.core.WireMockConfiguration.options;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import com.github.tomakehurst.wiremock.client.ResponseDefinitionBuilder;
import com.github.tomakehurst.wiremock.junit5.WireMockExtension;
import com.github.tomakehurst.wiremock.stubbing.Scenario;
import dev.langchain4j.data.embedding.Embedding;
import dev.langchain4j.data.segment.TextSegment;
import dev.langchain4j.model.embedding.EmbeddingModel;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.zhanggui.knowledge.Merchant;
import io.zhanggui.knowledge.MerchantId;
import io.zhanggui.knowledge.embedding.EmbeddingUnavailable;
import io.zhanggui.knowledge.embedding.InProcessEmbeddingModels;
import java.math.BigDecimal;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.springframework.core.io.ClassPathResource;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.SingleConnectionDataSource;
import org.springframework.jdbc.datasource.init.ResourceDatabasePopulator;

class RemoteEmbeddingModelTest {

    private static final Merchant QINGHE = new Merchant(new MerchantId("qinghe"), Locale.SIMPLIFIED_CHINESE);
    private static final Duration PATIENT = Duration.ofMinutes(1);
    private static final String ONE = vectors("[3,0,4]");

    @RegisterExtension
    static final WireMockExtension PROVIDER =
            WireMockExtension.newInstance().options(options().dynamicPort()).build();

    private final SingleConnectionDataSource database = new SingleConnectionDataSource(
            "jdbc:h2:mem:" + UUID.randomUUID() + ";MODE=PostgreSQL;DATABASE_TO_LOWER=TRUE", true);
    private final JdbcClient jdbc = JdbcClient.create(database);
    private final MovableClock clock = new MovableClock();
    private EmbeddingModel model;

    @BeforeEach
    void setUp() {
        new ResourceDatabasePopulator(
                        new ClassPathResource("db/migration/V030__backend.sql"),
                        new ClassPathResource("db/migration/V031__backend_cost.sql"))
                .execute(database);
        model = backends(EmbeddingSettings.REMOTE, Map.of()).forMerchant(QINGHE).model();
    }

    @AfterEach
    void tearDown() {
        database.destroy();
    }

    @Test
    void textsGoInBatchesAndComeBackAsUnitVectors() {
        answer(vectors("[3,0,4]", "[0,2,0]"), vectors("[0,0,5]"));

        List<Embedding> embedded = model.embedAll(texts("一", "二", "三")).content();

        assertThat(embedded.stream().map(Embedding::vector))
                .containsExactly(new float[] {0.6f, 0, 0.8f}, new float[] {0, 1, 0}, new float[] {0, 0, 1});
        assertThat(ledger()).containsExactly("embedding bge-m3 ok 7 0.000700", "embedding bge-m3 ok 7 0.000700");
        PROVIDER.verify(
                2,
                postRequestedFor(urlEqualTo("/v1/embeddings"))
                        .withHeader("Authorization", equalTo("Bearer sk-secret")));
    }

    @Test
    void whoSomebodyIsStaysInTheHouse() {
        answer(ONE);

        model.embed("我的手机号是13812345678，发货了吗");

        assertThat(PROVIDER.getAllServeEvents().getFirst().getRequest().getBodyAsString())
                .contains("[PHONE-1]")
                .doesNotContain("13812345678");
    }

    @Test
    void workInTheBackgroundIsTriedAgainWhenItMayPass() {
        answers(aResponse().withStatus(429), aResponse().withStatus(503), okJson(vectors("[1,0,0]", "[0,1,0]")));

        assertThat(model.embedAll(texts("一", "二")).content()).hasSize(2);
        assertThat(ledger())
                .containsExactly(
                        "embedding bge-m3 rate_limited 0 0.000000",
                        "embedding bge-m3 unavailable 0 0.000000",
                        "embedding bge-m3 ok 7 0.000700");
    }

    @Test
    void workInTheBackgroundIsGivenUpAtOnceWhenSomebodyHasToMendSomething() {
        answers(aResponse().withStatus(401).withBody("{\"error\":{\"message\":\"bad key sk-secret\"}}"));

        assertThatExceptionOfType(EmbeddingUnavailable.class)
                .isThrownBy(() -> model.embedAll(texts("一", "二")))
                .withMessage("Model BAAI/bge-m3 at " + PROVIDER.baseUrl() + "/v1: unauthorized")
                .withNoCause();
        PROVIDER.verify(1, postRequestedFor(urlEqualTo("/v1/embeddings")));
    }

    @Test
    void aQuestionIsAskedOnceAndDoesNotWaitLong() {
        answers(okJson(ONE).withFixedDelay(20_000));

        assertThatExceptionOfType(EmbeddingUnavailable.class)
                .isThrownBy(() -> model(Duration.ofMillis(200)).embed("多久发货"))
                .withMessageEndingWith(": timeout");
        assertThat(ledger()).containsExactly("embedding bge-m3 timeout 0 0.000000");
    }

    @Test
    void aProviderThatFailsIsLeftAlone() {
        answers(aResponse().withStatus(500));

        Stream.of(1, 2, 3, 4)
                .forEach(number -> assertThatExceptionOfType(EmbeddingUnavailable.class)
                        .isThrownBy(() -> model.embed("多久发货"))
                        .withMessageEndingWith(": server_error"));
        assertThatExceptionOfType(EmbeddingUnavailable.class)
                .isThrownBy(() -> model.embed("多久发货"))
                .withMessageEndingWith(": skipped_open");
        PROVIDER.verify(4, postRequestedFor(urlEqualTo("/v1/embeddings")));
    }

    @Test
    void vectorsOfAnotherLengthAreRefused() {
        answer(vectors("[1,0,0,0]"));

        assertThatExceptionOfType(EmbeddingUnavailable.class)
                .isThrownBy(() -> model.embed("多久发货"))
                .withMessage("The embedding model gives vectors of 4 numbers; zhanggui.embedding.dimension says 3."
                        + " It is asked again at 2026-11-11T00:05:00Z");
    }

    @Test
    void aModelWithVectorsOfAnotherLengthIsAskedAgainAfterPausesThatGrow() {
        answer(vectors("[1,0,0,0]", "[1,0,0,0]"));
        for (int minutes : new int[] {5, 10, 20}) {
            for (int call = 0; call < 3; call++) {
                assertThatExceptionOfType(EmbeddingUnavailable.class)
                        .isThrownBy(() -> model.embedAll(texts("一", "二")))
                        .withMessageStartingWith("The embedding model gives vectors of 4 numbers");
            }
            clock.move(Duration.ofMinutes(minutes));
        }
        PROVIDER.verify(3, postRequestedFor(urlEqualTo("/v1/embeddings")));

        answer(ONE);
        assertThat(model.embed("一").content().vector()).containsExactly(0.6f, 0, 0.8f);
    }

    @Test
    void tooFewVectorsAreRefused() {
        answer(ONE);

        assertThatExceptionOfType(EmbeddingUnavailable.class).isThrownBy(() -> model.embedAll(texts("一", "二")));
    }

    @Test
    void aMerchantMayHaveAModelOfItsOwn() {
        EmbeddingBackends backends =
                backends(EmbeddingSettings.IN_PROCESS, Map.of("qinghe", "remote", "maple", "bge-small-zh-v1.5-q"));
        Merchant maple = new Merchant(new MerchantId("maple"), Locale.ENGLISH);
        Merchant other = new Merchant(new MerchantId("other"), Locale.ENGLISH);

        assertThat(backends.forMerchant(QINGHE).name()).isEqualTo("remote-baai-bge-m3-3");
        assertThat(backends.forMerchant(QINGHE).model().dimension()).isEqualTo(3);
        assertThat(backends.forMerchant(maple).name()).isEqualTo("bge-small-zh-v1.5-q");
        assertThat(backends.forMerchant(other).name()).isEqualTo("bge-small-en-v1.5-q");
        assertThat(backends.named("remote-baai-bge-m3-3", other)).isPresent();
        assertThat(backends.named("bge-small-en-v1.5-q", QINGHE)).isPresent();
        assertThat(backends.named("remote-other-3", QINGHE)).isEmpty();
        assertThat(backends.forLocale(Locale.ENGLISH).name()).isEqualTo("bge-small-en-v1.5-q");
    }

    @Test
    void aModelThatDoesNotExistIsRefusedAtTheStart() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> backends("bge-huge", Map.of()))
                .withMessage("zhanggui.embedding names a model that does not exist: bge-huge");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new EmbeddingSettings(EmbeddingSettings.REMOTE, null, 3, 2, Map.of()))
                .withMessageContaining("zhanggui.embedding.remote.base-url");
    }

    private EmbeddingModel model(Duration queryTimeout) {
        return backends(EmbeddingSettings.REMOTE, Map.of(), queryTimeout)
                .forMerchant(QINGHE)
                .model();
    }

    private EmbeddingBackends backends(String chosen, Map<String, String> merchants) {
        return backends(chosen, merchants, PATIENT);
    }

    private EmbeddingBackends backends(String chosen, Map<String, String> merchants, Duration queryTimeout) {
        RemoteModelSettings remote = new RemoteModelSettings(
                URI.create(PROVIDER.baseUrl() + "/v1"),
                "sk-secret",
                "BAAI/bge-m3",
                PATIENT,
                queryTimeout,
                3,
                Duration.ofMillis(1),
                TestChain.BREAKER,
                new Prices(new BigDecimal("100"), null, BigDecimal.ZERO));
        return new EmbeddingBackends(
                new InProcessEmbeddingModels(),
                new EmbeddingSettings(chosen, remote, 3, 2, merchants),
                new CallLedger(jdbc, new CallMeters(new SimpleMeterRegistry()), clock),
                clock);
    }

    private List<String> ledger() {
        return jdbc.sql("select backend, model, outcome, input_tokens, fen from backend_call order by _rowid_")
                .query((row, number) -> "%s %s %s %d %s"
                        .formatted(
                                row.getString(1),
                                row.getString(2).replace("BAAI/", ""),
                                row.getString(3),
                                row.getInt(4),
                                row.getBigDecimal(5)))
                .list();
    }

    private static List<TextSegment> texts(String... texts) {
        return Stream.of(texts).map(TextSegment::from).toList();
    }

    private static void answer(String... bodies) {
        answers(Stream.of(bodies).map(body -> okJson(body)).toArray(ResponseDefinitionBuilder[]::new));
    }

    /** One after the other; the last one again and again. */
    private static void answers(ResponseDefinitionBuilder... answers) {
        for (int i = 0; i < answers.length; i++) {
            String state = i == 0 ? Scenario.STARTED : "answer " + i;
            PROVIDER.stubFor(post(urlEqualTo("/v1/embeddings"))
                    .inScenario("provider")
                    .whenScenarioStateIs(state)
                    .willReturn(answers[i])
                    .willSetStateTo(i + 1 < answers.length ? "answer " + (i + 1) : state));
        }
    }

    private static String vectors(String... vectors) {
        StringBuilder data = new StringBuilder();
        for (int i = 0; i < vectors.length; i++) {
            data.append(i == 0 ? "" : ",")
                    .append("{\"object\":\"embedding\",\"index\":%d,\"embedding\":%s}".formatted(i, vectors[i]));
        }
        return "{\"object\":\"list\",\"data\":[%s],\"model\":\"BAAI/bge-m3\",\"usage\":{\"prompt_tokens\":7,\"total_tokens\":7}}"
                .formatted(data);
    }
}
