package io.zhanggui.assistant.installation;

import io.zhanggui.knowledge.KnowledgeSchema;
import io.zhanggui.knowledge.MerchantStatistics;
import io.zhanggui.knowledge.RowSecurity;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.Objects;
import javax.sql.DataSource;
import org.flywaydb.core.Flyway;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.jdbc.autoconfigure.JdbcConnectionDetails;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.DriverManagerDataSource;
import org.springframework.jdbc.datasource.SingleConnectionDataSource;
import org.springframework.stereotype.Component;

/**
 * Where the rows are: in the data folder, for this process alone, or in a PostgreSQL that other processes may share. Thread-safe.
 */
@Component
public class Store {

    private static final String POSTGRES = "jdbc:postgresql:";
    private static final String SCHEMA = "public";
    /** Any number: that of the lock under which one process at a time starts. */
    private static final long START = 5_550_926_118L;

    private final DataSource rows;
    private final DataSource owner;
    private final boolean shared;

    @Autowired
    Store(DataSource rows, JdbcConnectionDetails connection, DatabaseSettings settings) {
        this(rows, owner(rows, connection, settings), isPostgres(connection.getJdbcUrl()));
    }

    private Store(DataSource rows, DataSource owner, boolean shared) {
        this.rows = rows;
        this.owner = owner;
        this.shared = shared;
    }

    /** Rows that no other process works on. */
    public static Store embedded(DataSource rows) {
        return new Store(rows, rows, false);
    }

    private static DataSource owner(DataSource rows, JdbcConnectionDetails connection, DatabaseSettings settings) {
        return settings.ownerUsername() == null || settings.ownerUsername().isBlank()
                ? rows
                : new DriverManagerDataSource(
                        connection.getJdbcUrl(),
                        settings.ownerUsername(),
                        Objects.requireNonNullElse(settings.ownerPassword(), ""));
    }

    static boolean isPostgres(String url) {
        return url.startsWith(POSTGRES);
    }

    /** Whether other processes may work on the same rows. */
    public boolean shared() {
        return shared;
    }

    /** Makes the fact base's tables, or brings them up to date. */
    public void migrateKnowledge() {
        if (shared) {
            KnowledgeSchema.migrate(owner, role());
        } else {
            KnowledgeSchema.migrate(rows);
        }
    }

    DataSource owner() {
        return owner;
    }

    /** Brings the service's own tables up to date. */
    void migrate(Flyway flyway) {
        KnowledgeSchema.migrate(flyway);
        if (shared) {
            requireModestRole();
            RowSecurity.apply(owner, SCHEMA, role());
            MerchantStatistics.forgo(owner, SCHEMA);
        }
    }

    /** Does it while no other process that shares the rows does such a thing. */
    public void alone(Runnable work) {
        if (!shared) {
            work.run();
            return;
        }
        try (Connection connection = rows.getConnection()) {
            JdbcClient jdbc = JdbcClient.create(new SingleConnectionDataSource(connection, true));
            lock(jdbc, "pg_advisory_lock");
            try {
                work.run();
            } finally {
                lock(jdbc, "pg_advisory_unlock");
            }
        } catch (SQLException e) {
            throw new IllegalStateException("The database went away while the service started", e);
        }
    }

    private static void lock(JdbcClient jdbc, String function) {
        jdbc.sql("select 1 from (select %s(:lock)) done".formatted(function))
                .param("lock", START)
                .query()
                .singleValue();
    }

    private String role() {
        return JdbcClient.create(rows)
                .sql("select current_user")
                .query(String.class)
                .single();
    }

    private void requireModestRole() {
        boolean above = JdbcClient.create(rows)
                .sql("select rolsuper or rolbypassrls from pg_roles where rolname = current_user")
                .query(Boolean.class)
                .single();
        if (above) {
            throw new RoleTooPowerful(role());
        }
    }
}
