package io.zhanggui.knowledge;

import java.sql.DatabaseMetaData;
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

    /** What a connection to PostgreSQL says first that migrates the rows of all merchants under {@link RowSecurity}. */
    public static final String ACROSS_MERCHANTS =
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
            configuration.locations(EVERYWHERE, ON_POSTGRESQL).initSql(ACROSS_MERCHANTS);
        }
        Flyway flyway = configuration.load();
        SchemaTooNew.refuse(flyway);
        flyway.migrate();
        if (postgreSql) {
            MerchantStatistics.forgo(dataSource, SCHEMA);
        }
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
