package io.zhanggui.knowledge.ingest;

import static org.assertj.core.api.Assertions.assertThat;

import io.zhanggui.knowledge.KnowledgeSchema;
import io.zhanggui.knowledge.database.TestDatabase;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.simple.JdbcClient;

/** On PostgreSQL, a shop that comes to a database where others have long been reads what it asks for, not all of its rows. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class PostgresPlanTest {

    private final TestDatabase database = TestDatabase.create();
    private final JdbcTemplate owner = new JdbcTemplate(database.asOwner());

    @BeforeAll
    void aDatabaseThatKnowsOneMerchant() {
        KnowledgeSchema.migrate(database.asOwner());
        owner.execute("""
                insert into knowledge.passage (merchant, id, kind, source_id, ordinal, product_code, title, text, place, index_texts,
                    content_hash, index_hash)
                select 'old', 'p' || i, 'DOCUMENT', 'd' || i, 0, 'c' || i % 100, '', 'text', '', '[]', 'a', 'b'
                from generate_series(1, 20000) i
                """);
        owner.execute(
                "insert into knowledge.index_version (merchant, model, dimension) values ('old', 'm', 2), ('new', 'm', 2)");
        owner.execute("""
                insert into knowledge.index_term (merchant, version, term, entries)
                select 'old', v.id, 'term' || i, 1 from generate_series(1, 20000) i
                cross join knowledge.index_version v where v.merchant = 'old'
                """);
        owner.execute("analyze knowledge.passage, knowledge.index_term, knowledge.index_version");
    }

    @AfterAll
    void drop() {
        database.close();
    }

    @Test
    void thePassagesOfASource() {
        assertThat(plan(JdbcClient.create(owner)
                        .sql("explain " + PassageRows.STORED)
                        .param("merchant", "new")
                        .param("ids", Listed.ids(List.of("d1")))
                        .param("kinds", List.of("DOCUMENT"))))
                .containsPattern("Index Cond: .*source_id.*merchant");
    }

    @Test
    void theEntriesThatHaveATerm() {
        assertThat(plan(JdbcClient.create(owner)
                        .sql("explain select entries from knowledge.index_term where merchant = 'new' and term = :term"
                                + " and version = (select id from knowledge.index_version where merchant = 'new')")
                        .param("term", "term7")))
                .containsPattern("Index Cond: .*merchant.*version.*term");
    }

    private static String plan(JdbcClient.StatementSpec explain) {
        return String.join("\n", explain.query(String.class).list());
    }
}
