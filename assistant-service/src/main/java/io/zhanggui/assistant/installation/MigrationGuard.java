package io.zhanggui.assistant.installation;

import io.zhanggui.knowledge.SchemaTooNew;
import org.springframework.boot.flyway.autoconfigure.FlywayMigrationStrategy;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Brings an older data folder up to this program, and leaves a newer one alone. */
@Configuration(proxyBeanMethods = false)
class MigrationGuard {

    @Bean
    FlywayMigrationStrategy forwardOnly() {
        return flyway -> {
            SchemaTooNew.refuse(flyway);
            flyway.migrate();
        };
    }
}
