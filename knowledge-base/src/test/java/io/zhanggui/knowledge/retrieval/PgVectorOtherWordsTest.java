package io.zhanggui.knowledge.retrieval;

import static org.assertj.core.api.Assertions.assertThat;

import io.zhanggui.knowledge.KnowledgeBase;
import io.zhanggui.knowledge.KnowledgeSchema;
import io.zhanggui.knowledge.database.TestDatabase;
import io.zhanggui.knowledge.embedding.InProcessEmbeddingModels;
import io.zhanggui.knowledge.index.pgvector.PgVectorIndex;
import java.time.Clock;
import java.util.List;
import javax.sql.DataSource;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.support.JdbcTransactionManager;

class PgVectorOtherWordsTest extends OtherWordsContract {

    private static TestDatabase database;
    private static DataSource rows;

    @BeforeAll
    static void createDatabase() {
        database = TestDatabase.create();
        KnowledgeSchema.migrate(database.asOwner(), TestDatabase.SERVICE);
        rows = database.asService();
    }

    @AfterAll
    static void dropDatabase() {
        database.close();
    }

    @Override
    KnowledgeBase open() {
        JdbcTransactionManager transactions = new JdbcTransactionManager(rows);
        return KnowledgeBase.open(
                rows,
                transactions,
                new PgVectorIndex(rows, transactions),
                new InProcessEmbeddingModels(),
                Clock.systemUTC());
    }

    @Test
    void whatOneProcessSavesTheOtherSearchesWithAtOnce() {
        try (KnowledgeBase one = open();
                KnowledgeBase other = open()) {
            one.synonyms().save(SHOP.id(), new SynonymGroup("cups", List.of("保温杯", "暖壶")));
            assertThat(best(other)).isPositive();

            other.synonyms().delete(SHOP.id(), "cups");
            assertThat(best(one)).isZero();
        }
    }

    private static double best(KnowledgeBase process) {
        return process.retrieval().search(SearchRequest.everywhere(SHOP, "暖壶", 3)).stream()
                .mapToDouble(Hit::keywordScore)
                .max()
                .orElse(0);
    }
}
