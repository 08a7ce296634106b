package io.zhanggui.assistant.backend;

import static org.assertj.core.api.Assertions.assertThat;

import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.zhanggui.assistant.backend.Backends.BackendState;
import io.zhanggui.assistant.installation.DataFolder;
import io.zhanggui.assistant.installation.Store;
import io.zhanggui.prompts.Prompts;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Clock;
import java.util.random.RandomGenerator;
import javax.sql.DataSource;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.boot.autoconfigure.AutoConfigurations;
import org.springframework.boot.jdbc.autoconfigure.DataSourceAutoConfiguration;
import org.springframework.boot.jdbc.autoconfigure.DataSourceTransactionManagerAutoConfiguration;
import org.springframework.boot.jdbc.autoconfigure.JdbcClientAutoConfiguration;
import org.springframework.boot.jdbc.autoconfigure.JdbcTemplateAutoConfiguration;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;
import org.springframework.jdbc.datasource.SimpleDriverDataSource;

class BackendConfigurationTest {

    @TempDir
    static Path data;

    private final ApplicationContextRunner runner = new ApplicationContextRunner()
            .withConfiguration(AutoConfigurations.of(
                    DataSourceAutoConfiguration.class,
                    JdbcTemplateAutoConfiguration.class,
                    JdbcClientAutoConfiguration.class,
                    DataSourceTransactionManagerAutoConfiguration.class))
            .withBean(Clock.class, Clock::systemUTC)
            .withBean(MeterRegistry.class, SimpleMeterRegistry::new)
            .withBean(DataFolder.class, () -> DataFolder.open(data))
            .withBean(Store.class, () -> Store.embedded(new SimpleDriverDataSource()))
            .withBean(Prompts.class, Prompts::bundled)
            .withBean(RandomGenerator.class, SecureRandom::new)
            .withPropertyValues("spring.datasource.url=jdbc:h2:mem:backends;MODE=PostgreSQL;DATABASE_TO_LOWER=TRUE;"
                    + "INIT=runscript from 'classpath:db/migration/V032__stored_backend.sql'")
            .withUserConfiguration(BackendConfiguration.class);

    @Test
    void theChainStandsAsConfiguredAndIsMetered() {
        runner.withPropertyValues(
                        "OPENAI_API_KEY=sk-secret",
                        "zhanggui.backends[0].name=home",
                        "zhanggui.backends[0].base-url=http://127.0.0.1:9/v1",
                        "zhanggui.backends[0].model=qwen3")
                .run(context -> {
                    assertThat(context).hasSingleBean(DataSource.class);
                    assertThat(context.getBean(Backends.class).states())
                            .containsExactly(
                                    new BackendState("home", "qwen3", "closed", 0, 0),
                                    new BackendState("openai", "gpt-4o-mini", "closed", 0, 0),
                                    new BackendState("offline", "", "closed", 0, 0));
                    assertThat(context.getBean(MeterRegistry.class)
                                    .get("resilience4j.circuitbreaker.state")
                                    .tags("name", "home", "state", "closed")
                                    .gauge()
                                    .value())
                            .isEqualTo(1);
                });
    }
}
