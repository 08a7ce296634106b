package io.zhanggui.assistant.installation;

import io.zhanggui.knowledge.KnowledgeSchema;
import io.zhanggui.knowledge.SchemaTooNew;
import org.springframework.boot.flyway.autoconfigure.FlywayConfigurationCustomizer;
import org.springframework.boot.flyway.autoconfigure.FlywayMigrationStrategy;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Brings older rows up to this program, and leaves newer ones alone. */
@Configuration(proxyBeanMethods = false)
class MigrationGuard {

    @Bean
    FlywayConfigurationCustomizer byTheOwner(Store store) {
        return configuration -> {
            if (store.shared()) {
                KnowledgeSchema.forPostgreSql(configuration.dataSource(store.owner()));
            }
        };
    }

    @Bean
    FlywayMigrationStrategy forwardOnly(Store store) {
        return flyway -> {
            SchemaTooNew.refuse(flyway);
            store.migrate(flyway);
        };
    }
}
