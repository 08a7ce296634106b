package io.zhanggui.knowledge.ingest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.zhanggui.knowledge.KnowledgeBase;
import io.zhanggui.knowledge.KnowledgeSchema;
import io.zhanggui.knowledge.Merchant;
import io.zhanggui.knowledge.MerchantId;
import io.zhanggui.knowledge.Tenancy;
import io.zhanggui.knowledge.database.TestDatabase;
import io.zhanggui.knowledge.index.IndexUnavailable;
import io.zhanggui.knowledge.index.IndexVersion;
import io.zhanggui.knowledge.index.pgvector.PgVectorIndex;
import java.sql.Connection;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import javax.sql.DataSource;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.SingleConnectionDataSource;
import org.springframework.jdbc.support.JdbcTransactionManager;

/** PostgreSQL ends the connection of an index that is being written, as an administrator or a failover does. */
class KilledBackendTest {

    private static final Merchant SHOP = new Merchant(new MerchantId("shop"), Locale.ENGLISH);
    private static final int TEXTS = 300;

    private static final TestDatabase DATABASE = TestDatabase.create();
    private static final IndexVersion VERSION = new IndexVersion(SHOP.id(), "numbers", TextLengths.DIMENSION);
    private static PgVectorIndex index;
    private static KnowledgeBase knowledge;

    @BeforeAll
    static void open() {
        KnowledgeSchema.migrate(DATABASE.asOwner(), TestDatabase.SERVICE);
        knowledge = new TextLengths().process(DATABASE, "numbers");
        DataSource rows = DATABASE.asService();
        index = new PgVectorIndex(rows, new JdbcTransactionManager(rows));
    }

    @AfterAll
    static void close() {
        knowledge.close();
        DATABASE.close();
    }

    @Test
    void anIndexWhoseWriterIsKilledEndsAsTheRowsAre() throws Exception {
        TestDatabase.needsTransactionsAtOnce();
        add("before", TEXTS);
        try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
                Connection blocking = DATABASE.asOwner().getConnection()) {
            blocking.setAutoCommit(false);
            JdbcClient blocker = JdbcClient.create(new SingleConnectionDataSource(blocking, true));
            blocker.sql("lock table knowledge.index_posting in share mode").update();
            Future<?> importing = threads.submit(() -> add("during", TEXTS));

            kill(JdbcClient.create(DATABASE.asService()), importing);

            assertThatExceptionOfType(ExecutionException.class)
                    .isThrownBy(importing::get)
                    .withCauseInstanceOf(IndexUnavailable.class);
            blocking.rollback();
        }
        assertThat(passages()).isEqualTo(TEXTS);

        knowledge.catchUp(SHOP);

        assertThat(passages()).isEqualTo(2 * TEXTS);
        assertThat(count("select count(*) from knowledge.passage")).isEqualTo(2 * TEXTS);
        assertThat(count("select entries from knowledge.index_version"))
                .isEqualTo(count("select count(*) from knowledge.index_entry"));
        assertThat(count("select sum(entries) from knowledge.index_term"))
                .isEqualTo(count("select sum(cardinality(terms)) from knowledge.index_entry"));
        assertThat(count("select sum(length(postings)) / 12 from knowledge.index_posting"))
                .isEqualTo(count("select sum(cardinality(terms)) from knowledge.index_entry"));
    }

    /** Ends the backend that has written its entries and waits for the lock. A role may end its own. */
    private static void kill(JdbcClient jdbc, Future<?> importing) {
        List<Boolean> killed = new ArrayList<>();
        while (killed.isEmpty() && !importing.isDone()) {
            killed.addAll(jdbc.sql("""
                            select pg_terminate_backend(a.pid) from pg_stat_activity a
                            join pg_locks l on l.pid = a.pid and not l.granted
                            where a.datname = current_database() and l.relation = 'knowledge.index_posting'::regclass
                            """).query(Boolean.class).list());
        }
        assertThat(killed).containsExactly(true);
    }

    private static void add(String name, int texts) {
        knowledge
                .importer()
                .importTexts(
                        SHOP,
                        IntStream.range(0, texts)
                                .mapToObj(number ->
                                        new PlainText(name + number, "", "text %s %d".formatted(name, number), null)));
    }

    private static long passages() {
        return Tenancy.within(SHOP.id(), () -> index.passages(VERSION));
    }

    private static long count(String sql) {
        DataSource rows = DATABASE.asService();
        return Tenancy.within(
                SHOP.id(),
                () -> JdbcClient.create(rows).sql(sql).query(Long.class).single());
    }

    /** Two processes build the version that is to take over: each text is embedded once, and the index is whole. */
    @Test
    void whoBuildsTheSameVersionAtOnceTakesTurns() throws Exception {
        Merchant merchant = new Merchant(new MerchantId("builders"), Locale.ENGLISH);
        knowledge
                .importer()
                .importTexts(
                        merchant,
                        IntStream.range(0, 500)
                                .mapToObj(number -> new PlainText("t" + number, "", "text " + number, null)));
        TextLengths next = new TextLengths();
        List<KnowledgeBase> processes =
                Stream.generate(() -> next.process(DATABASE, "next")).limit(3).toList();
        try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            List<Future<Boolean>> building = processes.stream()
                    .map(process -> threads.submit(() -> process.renewIndex(merchant, () -> false)))
                    .toList();
            for (Future<Boolean> each : building) {
                assertThat(each.get()).isTrue();
            }
        }

        assertThat(next.embedded.get()).isEqualTo(500);
        assertThat(Tenancy.<Long, RuntimeException>within(
                        merchant.id(),
                        () -> index.passages(new IndexVersion(merchant.id(), "next", TextLengths.DIMENSION))))
                .isEqualTo(500);
        processes.forEach(KnowledgeBase::close);
    }
}
