package io.zhanggui.evaluation.benchmark;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import com.zaxxer.hikari.pool.HikariPool.PoolInitializationException;
import io.zhanggui.evaluation.Message;
import io.zhanggui.knowledge.KnowledgeBase;
import io.zhanggui.knowledge.KnowledgeSchema;
import io.zhanggui.knowledge.MerchantId;
import io.zhanggui.knowledge.Tenancy;
import io.zhanggui.knowledge.TenantDataSource;
import io.zhanggui.knowledge.embedding.EmbeddingModels;
import io.zhanggui.knowledge.index.IndexVersion;
import io.zhanggui.knowledge.index.KnowledgeIndex;
import io.zhanggui.knowledge.index.pgvector.PgVectorIndex;
import java.time.Clock;
import java.util.HexFormat;
import java.util.List;
import java.util.concurrent.ThreadLocalRandom;
import org.flywaydb.core.api.FlywayException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.DataSourceTransactionManager;

/** A fact base on PostgreSQL under a merchant of its own, whose rows go with it; the tables stay. */
record PostgresStore(
        HikariDataSource connections,
        MerchantId merchant,
        KnowledgeIndex index,
        KnowledgeBase knowledge,
        boolean hnswLast)
        implements Store {

    static PostgresStore create(Store.Postgres choice, Stages stages, EmbeddingModels models) {
        HikariConfig configuration = new HikariConfig();
        configuration.setDataSource(TenantDataSource.of(choice.url()));
        configuration.setMaximumPoolSize(4);
        HikariDataSource connections = null;
        try {
            connections = new HikariDataSource(configuration);
            KnowledgeSchema.migrate(connections);
        } catch (PoolInitializationException | FlywayException failure) {
            if (connections != null) {
                connections.close();
            }
            throw new Unreadable(
                    Message.of(
                            "benchmark.store-down", withoutSecrets(choice.url()), String.valueOf(failure.getMessage())),
                    failure);
        }
        DataSourceTransactionManager transactions = new DataSourceTransactionManager(connections);
        KnowledgeIndex index = stages.timing(new PgVectorIndex(connections, transactions));
        KnowledgeBase knowledge =
                KnowledgeBase.open(connections, transactions, index, stages.timing(models), Clock.systemUTC());
        return new PostgresStore(connections, newMerchant(), index, knowledge, choice.hnswLast());
    }

    /** Who logs in, and how, stands behind the question mark. */
    private static String withoutSecrets(String url) {
        return url.replaceFirst("\\?.*", "");
    }

    private static MerchantId newMerchant() {
        return new MerchantId("benchmark-"
                + HexFormat.of().toHexDigits(ThreadLocalRandom.current().nextInt()));
    }

    @Override
    public String name() {
        return "zhanggui postgresql";
    }

    @Override
    public void loading(IndexVersion version) {
        if (hnswLast) {
            JdbcClient.create(connections)
                    .sql("drop index if exists knowledge.index_entry_hnsw_%s".formatted(version.dimension()))
                    .update();
        }
    }

    /** Makes the index as the fact base's migration does. */
    @Override
    public void loaded(IndexVersion version) {
        JdbcClient owner = JdbcClient.create(connections);
        if (hnswLast) {
            owner.sql("""
                            create index index_entry_hnsw_%1$s on knowledge.index_entry
                            using hnsw ((meaning::halfvec(%1$s)) halfvec_ip_ops) where dimension = %1$s
                            """.formatted(version.dimension())).update();
        }
        owner.sql("analyze knowledge.index_entry").update();
    }

    @Override
    public void close() {
        knowledge.close();
        JdbcClient jdbc = JdbcClient.create(connections);
        Tenancy.run(
                merchant,
                () -> tablesWithMerchants(jdbc)
                        .forEach(table -> jdbc.sql("delete from knowledge.\"" + table + "\" where merchant = :merchant")
                                .param("merchant", merchant.value())
                                .update()));
        connections.close();
    }

    private static List<String> tablesWithMerchants(JdbcClient jdbc) {
        return jdbc.sql("""
                        select c.relname from pg_class c
                        join pg_attribute a on a.attrelid = c.oid and a.attname = 'merchant' and not a.attisdropped
                        where c.relnamespace = 'knowledge'::regnamespace and c.relkind in ('r', 'p') and not c.relispartition
                        order by c.relname
                        """).query((row, number) -> row.getString(1)).list();
    }
}
