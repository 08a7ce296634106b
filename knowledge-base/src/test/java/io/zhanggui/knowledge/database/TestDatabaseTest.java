package io.zhanggui.knowledge.database;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.simple.JdbcClient;

class TestDatabaseTest {

    private final TestDatabase database = TestDatabase.create();

    @AfterEach
    void drop() {
        database.close();
    }

    @Test
    void neitherRoleIsAboveTheRulesOfRows() {
        List<@Nullable String> bound = JdbcClient.create(database.asService())
                .sql("""
                        select rolname from pg_roles
                        where rolname in (:roles) and not rolsuper and not rolbypassrls order by rolname""")
                .param("roles", List.of(TestDatabase.OWNER, TestDatabase.SERVICE))
                .query(String.class)
                .list();

        assertThat(bound).containsExactly("zhanggui_test_owner", "zhanggui_test_service");
    }

    @Test
    void theOwnerMakesTablesWithVectors() {
        JdbcClient owner = JdbcClient.create(database.asOwner());
        owner.sql("create table place (at halfvec(2) not null)").update();
        owner.sql("insert into place values ('[3,4]')").update();

        assertThat(owner.sql("select at <-> '[0,0]' from place")
                        .query(Double.class)
                        .single())
                .isEqualTo(5.0);
    }
}
