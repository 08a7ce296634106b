package io.zhanggui.knowledge.index.pgvector;

import io.zhanggui.knowledge.KnowledgeSchema;
import io.zhanggui.knowledge.database.TestDatabase;
import io.zhanggui.knowledge.index.KnowledgeIndex;
import io.zhanggui.knowledge.index.KnowledgeIndexContract;
import java.util.List;
import javax.sql.DataSource;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.support.JdbcTransactionManager;

class PgVectorIndexTest extends KnowledgeIndexContract {

    private static TestDatabase database;
    private static DataSource dataSource;

    @BeforeAll
    static void createDatabase() {
        database = TestDatabase.create();
        dataSource = database.asOwner();
        KnowledgeSchema.migrate(dataSource);
    }

    @AfterAll
    static void dropDatabase() {
        database.close();
    }

    @Override
    protected KnowledgeIndex open() {
        for (String table : List.of("index_version", "index_entry", "index_posting", "index_term")) {
            JdbcClient.create(dataSource).sql("delete from knowledge." + table).update();
        }
        return openAfterCrash();
    }

    @Override
    protected KnowledgeIndex openAfterCrash() {
        return new PgVectorIndex(dataSource, new JdbcTransactionManager(dataSource));
    }
}
