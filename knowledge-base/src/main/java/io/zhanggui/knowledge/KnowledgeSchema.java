package io.zhanggui.knowledge;

import java.sql.DatabaseMetaData;
import java.util.Map;
import javax.sql.DataSource;
import org.flywaydb.core.Flyway;
import org.flywaydb.core.api.configuration.FluentConfiguration;
import org.springframework.jdbc.support.JdbcUtils;
import org.springframework.jdbc.support.MetaDataAccessException;

/**
 * The tables of the fact base: schema {@code knowledge}, with a migration history of its own. On PostgreSQL they include
 * those of the index.
 */
public final class KnowledgeSchema {

    private static final String ACROSS_MERCHANTS =
            "select set_config('" + BoundConnection.SETTING + "', '" + Tenancy.EVERYBODY + "', false)";

    private static final String SCHEMA = "knowledge";
    private static final String EVERYWHERE = "classpath:io/zhanggui/knowledge/migration";
    /** From version 100 on, so that both folders grow without meeting. */
    private static final String ON_POSTGRESQL = "classpath:io/zhanggui/knowledge/postgresql";

    private KnowledgeSchema() {}

    /**
     * Brings the schema to the version of this code. Needs the rights of the schema's owner; running it again changes nothing.
     *
     * @throws SchemaTooNew if a newer program has been here
     */
    public static void migrate(DataSource dataSource) {
        FluentConfiguration configuration = Flyway.configure()
                .dataSource(dataSource)
                .schemas(SCHEMA)
                .createSchemas(true)
                .table("schema_history")
                .locations(EVERYWHERE)
                .outOfOrder(true);
        boolean postgreSql = isPostgreSql(dataSource);
        if (postgreSql) {
            forPostgreSql(configuration.locations(EVERYWHERE, ON_POSTGRESQL));
        }
        Flyway flyway = configuration.load();
        SchemaTooNew.refuse(flyway);
        migrate(flyway);
        if (postgreSql) {
            MerchantStatistics.forgo(dataSource, SCHEMA);
        }
    }

    /**
     * How migrations on PostgreSQL run: they see the rows of all merchants under {@link RowSecurity}, and no other connection has a transaction open
     * meanwhile.
     */
    public static void forPostgreSql(FluentConfiguration configuration) {
        configuration.initSql(ACROSS_MERCHANTS).configuration(Map.of("flyway.postgresql.transactional.lock", "false"));
    }

    /** Runs migrations. A connection of a {@link TenantDataSource} has to know, too, that they see the rows of all merchants. */
    public static void migrate(Flyway flyway) {
        Tenancy.acrossMerchants(flyway::migrate);
    }

    /**
     * The same on PostgreSQL, where each merchant's rows are secured besides.
     *
     * @param owner connections of the role that owns the tables, or will
     * @param role the role that works with them; may be the owner
     * @see RowSecurity
     */
    public static void migrate(DataSource owner, String role) {
        migrate(owner);
        RowSecurity.apply(owner, SCHEMA, role);
    }

    private static boolean isPostgreSql(DataSource dataSource) {
        try {
            return JdbcUtils.extractDatabaseMetaData(dataSource, DatabaseMetaData::getDatabaseProductName)
                    .equals("PostgreSQL");
        } catch (MetaDataAccessException failure) {
            throw new IllegalStateException("The database cannot be asked what it is", failure);
        }
    }
}
