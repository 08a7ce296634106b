package io.zhanggui.evaluation.benchmark;

import io.zhanggui.knowledge.KnowledgeBase;
import io.zhanggui.knowledge.KnowledgeSchema;
import io.zhanggui.knowledge.MerchantId;
import io.zhanggui.knowledge.embedding.EmbeddingModels;
import io.zhanggui.knowledge.index.IndexVersion;
import io.zhanggui.knowledge.index.KnowledgeIndex;
import io.zhanggui.knowledge.index.lucene.LuceneIndex;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;
import org.h2.jdbcx.JdbcConnectionPool;
import org.springframework.jdbc.datasource.DataSourceTransactionManager;

/** A fact base on H2 and Lucene in a temporary folder, which goes with it. */
record EmbeddedStore(
        Path folder, JdbcConnectionPool connections, LuceneIndex lucene, KnowledgeIndex index, KnowledgeBase knowledge)
        implements Store {

    static EmbeddedStore create(Stages stages, EmbeddingModels models) throws IOException {
        Path folder = Files.createTempDirectory("zhanggui-benchmark");
        JdbcConnectionPool connections = JdbcConnectionPool.create(
                "jdbc:h2:file:" + folder.resolve("rows")
                        + ";MODE=PostgreSQL;DATABASE_TO_LOWER=TRUE;DEFAULT_NULL_ORDERING=HIGH;WRITE_DELAY=0",
                "sa",
                "");
        KnowledgeSchema.migrate(connections);
        LuceneIndex lucene = LuceneIndex.open(folder.resolve("index"));
        KnowledgeIndex index = stages.timing(lucene);
        KnowledgeBase knowledge = KnowledgeBase.open(
                connections,
                new DataSourceTransactionManager(connections),
                index,
                stages.timing(models),
                Clock.systemUTC());
        return new EmbeddedStore(folder, connections, lucene, index, knowledge);
    }

    @Override
    public String name() {
        return "zhanggui embedded";
    }

    @Override
    public MerchantId merchant() {
        return new MerchantId("benchmark");
    }

    @Override
    public void loaded(IndexVersion version) {
        lucene.awaitMerges(version);
    }

    @Override
    public void close() throws IOException {
        knowledge.close();
        connections.dispose();
        try (Stream<Path> tree = Files.walk(folder)) {
            List<Path> leavesFirst = tree.sorted(Comparator.reverseOrder()).toList();
            for (Path file : leavesFirst) {
                Files.deleteIfExists(file);
            }
        }
    }
}
