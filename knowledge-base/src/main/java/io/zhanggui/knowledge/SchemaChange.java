package io.zhanggui.knowledge;

import java.util.function.Consumer;
import javax.sql.DataSource;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.support.JdbcTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/** What is done to tables of PostgreSQL beside their migrations, by one process at a time. */
final class SchemaChange {

    /** Any number: that of the lock under which it is done. */
    private static final long LOCK = 7_204_118_355L;

    private SchemaChange() {}

    /**
     * Does it in one transaction.
     *
     * @param owner connections of the role that owns the tables
     */
    static void alone(DataSource owner, Consumer<JdbcTemplate> change) {
        JdbcTemplate template = new JdbcTemplate(owner);
        new TransactionTemplate(new JdbcTransactionManager(owner)).executeWithoutResult(status -> {
            JdbcClient.create(template)
                    .sql("select 1 from (select pg_advisory_xact_lock(:lock)) locked")
                    .param("lock", LOCK)
                    .query()
                    .singleValue();
            change.accept(template);
        });
    }
}
