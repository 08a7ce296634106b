package io.zhanggui.knowledge.database;

import static org.assertj.core.api.Assumptions.assumeThat;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import io.zhanggui.knowledge.TenantDataSource;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import javax.sql.DataSource;
import org.postgresql.ds.PGSimpleDataSource;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * A new, empty PostgreSQL database with the extension {@code vector}, as an installation has it: {@link #OWNER} owns it and makes
 * the tables, {@link #SERVICE} works with them and owns nothing. Closing it ends its connections and drops it.
 *
 * <p>The server is that of {@code ZHANGGUI_TEST_DB}, of Docker, of a native installation, or PGlite where Node is, in this order; without any, {@link
 * #create} fails and says how to get one. Thread-safe.
 */
public final class TestDatabase implements AutoCloseable {

    public static final String OWNER = "zhanggui_test_owner";
    public static final String SERVICE = "zhanggui_test_service";
    public static final String PASSWORD = "zhanggui-test";

    private static final int MOST_CONNECTIONS = 40;

    private final String name;
    private final List<HikariDataSource> pools = new ArrayList<>();

    private TestDatabase(String name) {
        this.name = name;
    }

    public static TestDatabase create() {
        TestDatabase database =
                new TestDatabase("zhanggui_test_" + UUID.randomUUID().toString().replace("-", ""));
        JdbcClient server = JdbcClient.create(superuser("postgres"));
        List.of(OWNER, SERVICE)
                .forEach(role -> server.sql("""
                do $$ begin
                    create role %s login password '%s' nosuperuser nobypassrls nocreatedb nocreaterole;
                exception when duplicate_object or unique_violation then null;
                end $$""".formatted(role, PASSWORD)).update());
        server.sql("create database %s owner %s encoding 'UTF8' template template0".formatted(database.name, OWNER))
                .update();
        JdbcClient.create(superuser(database.name))
                .sql("create extension vector")
                .update();
        return database;
    }

    /** Passes over the test that calls it where transactions take turns: on PGlite. */
    public static void needsTransactionsAtOnce() {
        String server = JdbcClient.create(superuser("postgres"))
                .sql("select version()")
                .query(String.class)
                .single();
        assumeThat(server)
                .as("This test needs two transactions at once: Docker or a native PostgreSQL")
                .doesNotContain("PGlite");
    }

    /** Names the database, and nobody who logs in. */
    public String url() {
        PGSimpleDataSource source = superuser(name);
        return "jdbc:postgresql://%s:%d/%s"
                .formatted(source.getServerNames()[0], source.getPortNumbers()[0], source.getDatabaseName());
    }

    /** Pooled connections of the role that owns the database. */
    public DataSource asOwner() {
        HikariConfig config = new HikariConfig();
        config.setJdbcUrl(url());
        return pool(config, OWNER);
    }

    /** Pooled connections of the role that the service has, each bound to the merchant at work. */
    public DataSource asService() {
        HikariConfig config = new HikariConfig();
        config.setDataSource(TenantDataSource.of(url()));
        return pool(config, SERVICE);
    }

    private synchronized DataSource pool(HikariConfig config, String role) {
        config.setUsername(role);
        config.setPassword(PASSWORD);
        config.setMinimumIdle(0);
        config.setMaximumPoolSize(MOST_CONNECTIONS);
        HikariDataSource pool = new HikariDataSource(config);
        pools.add(pool);
        return pool;
    }

    @Override
    public synchronized void close() {
        pools.forEach(HikariDataSource::close);
        JdbcClient.create(superuser("postgres"))
                .sql("drop database if exists %s with (force)".formatted(name))
                .update();
    }

    private static PGSimpleDataSource superuser(String database) {
        PGSimpleDataSource source = new PGSimpleDataSource();
        source.setUrl(TestServer.url());
        source.setDatabaseName(database);
        return source;
    }
}
