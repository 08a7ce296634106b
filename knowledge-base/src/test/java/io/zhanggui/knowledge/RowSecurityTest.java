package io.zhanggui.knowledge;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.zaxxer.hikari.HikariDataSource;
import io.zhanggui.knowledge.database.TestDatabase;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.springframework.dao.DataAccessException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.SingleConnectionDataSource;
import org.springframework.jdbc.datasource.UserCredentialsDataSourceAdapter;
import org.springframework.jdbc.support.JdbcTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/** What the database itself keeps apart, with every condition on the merchant forgotten. */
class RowSecurityTest {

    private static final MerchantId QINGHE = new MerchantId("qinghe");
    private static final MerchantId MAPLE = new MerchantId("maple");

    private static final TestDatabase DATABASE = TestDatabase.create();
    /** One connection, so that each piece of work has that of the one before. */
    private static final HikariDataSource SERVICE = single(DATABASE.asService());

    private static final JdbcClient JDBC = JdbcClient.create(SERVICE);
    private static final TransactionTemplate TRANSACTION = new TransactionTemplate(new JdbcTransactionManager(SERVICE));

    @BeforeAll
    static void twoShops() {
        KnowledgeSchema.migrate(DATABASE.asOwner(), TestDatabase.SERVICE);
        Tenancy.run(QINGHE, () -> List.of("a", "b").forEach(id -> insert(QINGHE, id)));
        Tenancy.run(MAPLE, () -> insert(MAPLE, "c"));
    }

    @AfterAll
    static void drop() {
        DATABASE.close();
    }

    @Test
    void aMerchantHasItsOwnRowsAlone() {
        assertThat(Tenancy.within(QINGHE, RowSecurityTest::visible)).isEqualTo(2);
        assertThat(Tenancy.within(MAPLE, RowSecurityTest::visible)).isEqualTo(1);
        assertThat(Tenancy.acrossMerchants(RowSecurityTest::visible)).isEqualTo(3);
    }

    @Test
    void workForNobodyHasNoRowsEvenOnAConnectionThatServedSomebody() {
        Tenancy.run(QINGHE, RowSecurityTest::visible);

        assertThat(visible()).isZero();
    }

    @Test
    void aTransactionBindsUntilItsEnd() {
        Tenancy.run(QINGHE, () -> TRANSACTION.executeWithoutResult(status -> visible()));

        assertThat(visible()).isZero();
        Integer unbound = TRANSACTION.execute(status -> visible());
        Integer both = TRANSACTION.execute(status ->
                Tenancy.acrossMerchants(() -> visible() * 100 + Tenancy.within(MAPLE, RowSecurityTest::visible)));
        assertThat(List.of(unbound, both)).containsExactly(0, 301);
    }

    @Test
    void aTransactionThatIsRolledBackBindsNobodyAfterwards() {
        Tenancy.run(
                QINGHE,
                () -> TRANSACTION.executeWithoutResult(status -> {
                    insert(QINGHE, "d");
                    status.setRollbackOnly();
                }));

        assertThat(visible()).isZero();
        assertThat(Tenancy.within(QINGHE, RowSecurityTest::visible)).isEqualTo(2);
    }

    @Test
    void aPartOfATransactionThatIsTakenBackBindsNobodyAfterwards() {
        Tenancy.run(QINGHE, RowSecurityTest::visible);

        TRANSACTION.executeWithoutResult(status -> {
            Object before = Tenancy.within(MAPLE, () -> {
                visible();
                return status.createSavepoint();
            });
            Tenancy.run(QINGHE, RowSecurityTest::visible);
            status.rollbackToSavepoint(before);
            assertThat(Tenancy.within(QINGHE, RowSecurityTest::visible)).isEqualTo(2);
            assertThat(visible()).isZero();
        });
    }

    @Test
    void nobodyWritesIntoTheRowsOfAnother() {
        assertThatThrownBy(() -> Tenancy.run(MAPLE, () -> insert(QINGHE, "e")))
                .isInstanceOf(DataAccessException.class)
                .rootCause()
                .hasMessageContaining("row-level security");
        assertThat(Tenancy.within(
                        MAPLE,
                        () -> JDBC.sql("delete from knowledge.document where id = 'a'")
                                .update()))
                .isZero();
    }

    @Test
    void theOwnerOfTheTablesIsBoundToo() {
        JdbcClient owner = JdbcClient.create(ownerBound());
        ScopedValue.CallableOp<Integer, RuntimeException> seen =
                () -> owner.sql("select count(*) from knowledge.document")
                        .query(Integer.class)
                        .single();

        assertThat(seen.call()).isZero();
        assertThat(Tenancy.within(MAPLE, seen)).isEqualTo(1);
    }

    @Test
    void aConnectionThatMigratedIsBoundToNobodyAfterwards() throws SQLException {
        try (Connection connection = ownerBound().getConnection()) {
            DataSource owner = new SingleConnectionDataSource(connection, true);

            KnowledgeSchema.migrate(owner, TestDatabase.SERVICE);

            assertThat(JdbcClient.create(owner)
                            .sql("select count(*) from knowledge.document")
                            .query(Integer.class)
                            .single())
                    .isZero();
        }
    }

    @Test
    void workForOneMerchantDoesNotReachForAnother() {
        assertThatThrownBy(() -> Tenancy.run(QINGHE, () -> Tenancy.run(MAPLE, RowSecurityTest::visible)))
                .isInstanceOf(IllegalStateException.class)
                .hasMessage("Work for qinghe asks for rows of maple");
    }

    @Test
    void everyTableWithAMerchantIsSecured() {
        List<@Nullable String> bare = JDBC.sql("""
                        select distinct c.oid::regclass::text from pg_class c
                        join pg_namespace n on n.oid = c.relnamespace
                        join pg_attribute a on a.attrelid = c.oid and a.attname in ('merchant', 'merchant_id')
                        where n.nspname = 'knowledge' and c.relkind in ('r', 'p')
                        and not (c.relrowsecurity and c.relforcerowsecurity
                            and exists (select 1 from pg_policy p where p.polrelid = c.oid))
                        """).query(String.class).list();

        assertThat(bare).isEmpty();
    }

    @Test
    void securingTwiceChangesNothing() {
        RowSecurity.apply(DATABASE.asOwner(), "knowledge", TestDatabase.SERVICE);

        assertThat(Tenancy.within(QINGHE, RowSecurityTest::visible)).isEqualTo(2);
    }

    private static DataSource ownerBound() {
        UserCredentialsDataSourceAdapter owner = new UserCredentialsDataSourceAdapter();
        owner.setTargetDataSource(TenantDataSource.of(DATABASE.url()));
        owner.setUsername(TestDatabase.OWNER);
        owner.setPassword(TestDatabase.PASSWORD);
        return owner;
    }

    private static HikariDataSource single(DataSource dataSource) {
        HikariDataSource pool = (HikariDataSource) dataSource;
        pool.setMaximumPoolSize(1);
        return pool;
    }

    private static int visible() {
        return JDBC.sql("select count(*) from knowledge.document")
                .query(Integer.class)
                .single();
    }

    private static void insert(MerchantId merchant, String id) {
        JDBC.sql("insert into knowledge.document (merchant, id, media_type, bytes, content_hash, updated_at)"
                        + " values (:merchant, :id, 'text/plain', 1, 'hash', current_timestamp)")
                .param("merchant", merchant.value())
                .param("id", id)
                .update();
    }
}
