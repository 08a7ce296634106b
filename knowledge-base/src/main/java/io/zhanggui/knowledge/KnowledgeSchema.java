package io.zhanggui.knowledge;

import javax.sql.DataSource;
import org.flywaydb.core.Flyway;

/** The tables of the fact base: schema {@code knowledge}, with a migration history of its own. */
public final class KnowledgeSchema {

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
                .locations("classpath:io/zhanggui/knowledge/migration")
                .load();
        SchemaTooNew.refuse(flyway);
        flyway.migrate();
    }
}
