package io.zhanggui.knowledge;

import java.sql.DatabaseMetaData;
import javax.sql.DataSource;
import org.flywaydb.core.Flyway;
import org.springframework.jdbc.support.JdbcUtils;
import org.springframework.jdbc.support.MetaDataAccessException;

/**
 * The tables of the fact base: schema {@code knowledge}, with a migration history of its own. On PostgreSQL they include
 * those of the index.
 */
public final class KnowledgeSchema {

    private static final String EVERYWHERE = "classpath:io/zhanggui/knowledge/migration";
    private static final String ON_POSTGRESQL = "classpath:io/zhanggui/knowledge/postgresql";

    private KnowledgeSchema() {}

    /**
     * Brings the schema to the version of this code. Needs the rights of the schema's owner; running it again changes nothing.
     *
     * @throws SchemaTooNew if a newer program has been here
     */
    public static void migrate(DataSource dataSource) {
        Flyway flyway = Flyway.configure()
                .dataSource(dataSource)
                .schemas("knowledge")
                .createSchemas(true)
                .table("schema_history")
                .locations(locations(dataSource))
                .load();
        SchemaTooNew.refuse(flyway);
        flyway.migrate();
    }

    private static String[] locations(DataSource dataSource) {
        return isPostgreSql(dataSource) ? new String[] {EVERYWHERE, ON_POSTGRESQL} : new String[] {EVERYWHERE};
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
