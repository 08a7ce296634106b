package io.zhanggui.assistant.installation;

import com.zaxxer.hikari.HikariDataSource;
import io.zhanggui.knowledge.TenantDataSource;
import org.springframework.beans.factory.config.BeanPostProcessor;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Binds each connection to PostgreSQL to the merchant whose work it does. The embedded store has no such thing. */
@Configuration(proxyBeanMethods = false)
class TenantConnections {

    @Bean
    static BeanPostProcessor boundConnections() {
        return new BeanPostProcessor() {
            @Override
            public Object postProcessAfterInitialization(Object bean, String name) {
                if (bean instanceof HikariDataSource pool && Store.isPostgres(pool.getJdbcUrl())) {
                    pool.setDataSource(TenantDataSource.of(pool.getJdbcUrl()));
                }
                return bean;
            }
        };
    }
}
