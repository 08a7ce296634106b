package io.zhanggui.assistant.backend;

import io.micrometer.core.instrument.MeterRegistry;
import java.time.Clock;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.env.Environment;
import org.springframework.jdbc.core.simple.JdbcClient;

@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(BackendSettings.class)
class BackendConfiguration {

    @Bean
    Presets presets() {
        return Presets.bundled();
    }

    @Bean
    Backends backends(
            BackendSettings settings,
            Environment environment,
            JdbcClient jdbc,
            Clock clock,
            Presets presets,
            MeterRegistry meters) {
        GuardRegistry guards = new GuardRegistry(clock);
        guards.meter(meters);
        return new BackendChain(
                new Lineup(settings, presets, environment).backends(guards),
                new CallLedger(jdbc, new CallMeters(meters), clock));
    }
}
