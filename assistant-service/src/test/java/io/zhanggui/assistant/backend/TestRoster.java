package io.zhanggui.assistant.backend;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.zhanggui.assistant.installation.DataFolder;
import java.math.BigDecimal;
import java.net.URI;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.core.io.ClassPathResource;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.DataSourceTransactionManager;
import org.springframework.jdbc.datasource.SingleConnectionDataSource;
import org.springframework.jdbc.datasource.init.ResourceDatabasePopulator;
import org.springframework.mock.env.MockEnvironment;
import org.springframework.transaction.support.TransactionTemplate;

/** A roster over a database and a data folder of its own, which a restart keeps. */
final class TestRoster implements AutoCloseable {

    static final Prices PRICES = new Prices(new BigDecimal("200"), null, new BigDecimal("300"));

    final MovableClock clock = new MovableClock();
    final MockEnvironment environment = new MockEnvironment();
    private final Path data;
    private final SingleConnectionDataSource database = new SingleConnectionDataSource(
            "jdbc:h2:mem:" + UUID.randomUUID() + ";MODE=PostgreSQL;DATABASE_TO_LOWER=TRUE", true);
    final JdbcClient jdbc = JdbcClient.create(database);
    private final CallLedger ledger = new CallLedger(jdbc, new CallMeters(new SimpleMeterRegistry()), clock);
    private final Lineup lineup;
    BackendRoster roster;
    BackendChain chain;
    BackendProbe probe;

    TestRoster(Path data, ProviderSettings... configured) {
        this.data = data;
        new ResourceDatabasePopulator(
                        new ClassPathResource("db/migration/V030__backend.sql"),
                        new ClassPathResource("db/migration/V031__backend_cost.sql"),
                        new ClassPathResource("db/migration/V032__stored_backend.sql"))
                .execute(database);
        lineup = new Lineup(
                new BackendSettings(List.of(configured), TestChain.LIMITS, true), Presets.bundled(), environment);
        roster = opened();
        chain = new BackendChain(() -> roster.asked(), ledger);
        probe = probe(Duration.ofSeconds(30));
    }

    /** What a start of the service does. */
    void restart() {
        roster = opened();
    }

    BackendProbe probe(Duration patience) {
        return new BackendProbe(roster, lineup, ledger, clock, patience);
    }

    private BackendRoster opened() {
        return new BackendRoster(
                lineup,
                Presets.bundled(),
                new StoredBackends(jdbc, clock),
                new KeyVault(new VaultSettings(null), DataFolder.open(data), new SecureRandom()),
                new GuardRegistry(clock),
                new TransactionTemplate(new DataSourceTransactionManager(database)));
    }

    static BackendDraft draft(String name, URI address, @Nullable String key) {
        return new BackendDraft(
                null, name, null, address.toString(), key, false, "qwen-test", PRICES, null, null, true);
    }

    /** A change of that backend that leaves its key as it is. */
    static BackendDraft change(StoredBackend backend, String address, @Nullable String key) {
        return new BackendDraft(
                backend.id(),
                backend.name(),
                backend.preset(),
                address,
                key,
                false,
                backend.model(),
                backend.prices(),
                null,
                null,
                true);
    }

    /** Name and standing of each, in order. */
    List<String> entries() {
        return roster.entries().stream()
                .map(entry -> entry.name() + " " + entry.standing())
                .toList();
    }

    @Override
    public void close() {
        database.destroy();
    }
}
