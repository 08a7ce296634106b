package io.zhanggui.assistant.backend;

import dev.langchain4j.data.message.UserMessage;
import dev.langchain4j.model.chat.request.ChatRequest;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.zhanggui.knowledge.MerchantId;
import java.net.URI;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.springframework.core.io.ClassPathResource;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.SingleConnectionDataSource;
import org.springframework.jdbc.datasource.init.ResourceDatabasePopulator;
import org.springframework.mock.env.MockEnvironment;

/** A chain as the service builds it, over a ledger of its own. Its backends are called first, second, … */
final class TestChain implements AutoCloseable {

    static final Limits.Breaker BREAKER = new Limits.Breaker(4, 4, 50, Duration.ofSeconds(30), 1);

    static final Limits.Pauses PAUSES =
            new Limits.Pauses(Duration.ofSeconds(5), Duration.ofMinutes(5), Duration.ofMinutes(10));

    /** Nothing is ever late. */
    static final Limits LIMITS = limits(30_000, 30_000, 60_000);

    private static final List<String> NAMES = List.of("first", "second", "third");

    final MovableClock clock = new MovableClock();
    final SimpleMeterRegistry meters = new SimpleMeterRegistry();
    final BackendChain backends;
    private final SingleConnectionDataSource database = new SingleConnectionDataSource(
            "jdbc:h2:mem:" + UUID.randomUUID() + ";MODE=PostgreSQL;DATABASE_TO_LOWER=TRUE", true);
    private final JdbcClient jdbc = JdbcClient.create(database);

    TestChain(Limits limits, URI... providers) {
        this(limits, settings(providers));
    }

    TestChain(ProviderSettings... providers) {
        this(LIMITS, List.of(providers));
    }

    private TestChain(Limits limits, List<ProviderSettings> settings) {
        new ResourceDatabasePopulator(
                        new ClassPathResource("db/migration/V030__backend.sql"),
                        new ClassPathResource("db/migration/V031__backend_cost.sql"))
                .execute(database);
        Lineup lineup =
                new Lineup(new BackendSettings(settings, limits, false), Presets.bundled(), new MockEnvironment());
        backends = new BackendChain(
                lineup.backends(new GuardRegistry(clock)), new CallLedger(jdbc, new CallMeters(meters), clock));
    }

    private static List<ProviderSettings> settings(URI... providers) {
        List<ProviderSettings> settings = new ArrayList<>();
        for (URI provider : providers) {
            settings.add(new ProviderSettings(NAMES.get(settings.size()), provider, "sk-secret", "qwen-test", null));
        }
        return settings;
    }

    static Limits limits(int firstTokenMillis, int stallMillis, int totalMillis) {
        return new Limits(
                Duration.ofSeconds(10),
                Duration.ofMillis(firstTokenMillis),
                Duration.ofMillis(stallMillis),
                Duration.ofMillis(totalMillis),
                4,
                1000,
                BREAKER,
                PAUSES);
    }

    /** Of a backend that has to take the connection in so long, and then has all the time. */
    static Limits connecting(Duration timeout) {
        return new Limits(
                timeout,
                LIMITS.firstTokenTimeout(),
                LIMITS.stallTimeout(),
                LIMITS.totalTimeout(),
                LIMITS.maxConcurrent(),
                LIMITS.requestsPerMinute(),
                BREAKER,
                PAUSES);
    }

    /** Of a backend that grants so many calls at once, and so many in a minute. */
    static Limits quota(int maxConcurrent, int requestsPerMinute) {
        return new Limits(
                LIMITS.connectTimeout(),
                LIMITS.firstTokenTimeout(),
                LIMITS.stallTimeout(),
                LIMITS.totalTimeout(),
                maxConcurrent,
                requestsPerMinute,
                BREAKER,
                PAUSES);
    }

    /** Asks for a text and waits for the whole of it. */
    Completion complete() {
        return backends.complete(call("容量多大？"));
    }

    /** Asks for a text and listens to its end. */
    List<String> stream() throws InterruptedException {
        HeardText heard = new HeardText();
        backends.stream(call("容量多大？"), heard);
        return heard.awaitAll();
    }

    static ModelCall call(String question) {
        ChatRequest request =
                ChatRequest.builder().messages(UserMessage.from(question)).build();
        return new ModelCall(new MerchantId("qinghe"), "answer", request, () -> "离线回答");
    }

    /** Backend and outcome of each attempt, in order. */
    List<String> ledger() {
        return jdbc.sql("select backend || ' ' || outcome from backend_call order by _rowid_")
                .query((row, number) -> row.getString(1))
                .list();
    }

    JdbcClient jdbc() {
        return jdbc;
    }

    @Override
    public void close() {
        database.destroy();
    }
}
