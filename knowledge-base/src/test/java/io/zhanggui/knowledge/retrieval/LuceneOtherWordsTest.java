package io.zhanggui.knowledge.retrieval;

import io.zhanggui.knowledge.KnowledgeBase;
import io.zhanggui.knowledge.KnowledgeSchema;
import io.zhanggui.knowledge.embedding.InProcessEmbeddingModels;
import io.zhanggui.knowledge.index.lucene.LuceneIndex;
import java.nio.file.Path;
import java.time.Clock;
import org.h2.jdbcx.JdbcConnectionPool;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.jdbc.support.JdbcTransactionManager;

class LuceneOtherWordsTest extends OtherWordsContract {

    @TempDir
    static Path folder;

    private static JdbcConnectionPool rows;

    @BeforeAll
    static void createTables() {
        rows = JdbcConnectionPool.create(
                "jdbc:h2:mem:other-words;MODE=PostgreSQL;DATABASE_TO_LOWER=TRUE;DEFAULT_NULL_ORDERING=HIGH", "sa", "");
        KnowledgeSchema.migrate(rows);
    }

    @AfterAll
    static void dropTables() {
        rows.dispose();
    }

    @Override
    KnowledgeBase open() {
        return KnowledgeBase.open(
                rows,
                new JdbcTransactionManager(rows),
                LuceneIndex.open(folder),
                new InProcessEmbeddingModels(),
                Clock.systemUTC());
    }
}
