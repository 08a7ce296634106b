package io.zhanggui.assistant;

import io.zhanggui.assistant.installation.DataFolder;
import io.zhanggui.assistant.installation.InstallationSettings;
import io.zhanggui.prompts.Prompts;
import java.security.SecureRandom;
import java.time.Clock;
import java.util.random.RandomGenerator;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** What the features are built from. */
@Configuration(proxyBeanMethods = false)
class Wiring {

    @Bean
    Clock clock() {
        return Clock.systemUTC();
    }

    @Bean
    RandomGenerator random() {
        return new SecureRandom();
    }

    @Bean
    DataFolder dataFolder(InstallationSettings settings) {
        return DataFolder.open(settings.data());
    }

    @Bean
    Prompts prompts() {
        return Prompts.bundled();
    }
}
