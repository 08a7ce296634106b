package io.zhanggui.assistant.backend;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.net.URI;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.springframework.boot.autoconfigure.AutoConfigurations;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;
import org.springframework.boot.validation.autoconfigure.ValidationAutoConfiguration;
import org.springframework.context.annotation.Configuration;

class BackendSettingsTest {

    @Configuration(proxyBeanMethods = false)
    @EnableConfigurationProperties(BackendSettings.class)
    static class Settings {}

    private final ApplicationContextRunner runner = new ApplicationContextRunner()
            .withConfiguration(AutoConfigurations.of(ValidationAutoConfiguration.class))
            .withUserConfiguration(Settings.class);

    @Test
    void defaults() {
        runner.run(context -> assertThat(context.getBean(BackendSettings.class))
                .isEqualTo(new BackendSettings(
                        List.of(),
                        new Limits(
                                Duration.ofSeconds(3),
                                Duration.ofSeconds(10),
                                Duration.ofSeconds(10),
                                Duration.ofSeconds(90),
                                16,
                                600,
                                new Limits.Breaker(20, 5, 50, Duration.ofSeconds(30), 2),
                                TestChain.PAUSES),
                        true)));
    }

    @Test
    void aBackendIsALineOfConfiguration() {
        runner.withPropertyValues(
                        "zhanggui.backends[0].name=home",
                        "zhanggui.backends[0].base-url=http://gpu:8000/v1",
                        "zhanggui.backends[0].api-key=sk-secret",
                        "zhanggui.backends[0].model=qwen3",
                        "zhanggui.backends[0].limits.max-concurrent=2",
                        "zhanggui.backend-limits.stall-timeout=4s",
                        "zhanggui.backend-limits.breaker.open-for=1m")
                .run(context -> {
                    BackendSettings settings = context.getBean(BackendSettings.class);
                    ProviderSettings home = settings.backends().getFirst();
                    assertThat(home.baseUrl()).isEqualTo(URI.create("http://gpu:8000/v1"));
                    assertThat(home.apiKey()).isEqualTo("sk-secret");
                    assertThat(home.limits())
                            .isEqualTo(new Limits(
                                    Duration.ofSeconds(3),
                                    Duration.ofSeconds(10),
                                    Duration.ofSeconds(10),
                                    Duration.ofSeconds(90),
                                    2,
                                    600,
                                    new Limits.Breaker(20, 5, 50, Duration.ofSeconds(30), 2),
                                    TestChain.PAUSES));
                    assertThat(settings.backendLimits().stallTimeout()).hasSeconds(4);
                    assertThat(settings.backendLimits().breaker().openFor()).hasMinutes(1);
                });
    }

    @Test
    void aBackendWithoutModelOrWithNoTimeIsRefused() {
        refused(
                "zhanggui.backends[0].model",
                "zhanggui.backends[0].name=home",
                "zhanggui.backends[0].base-url=http://gpu/v1");
        refused("zhanggui.backendLimits.totalTimeout", "zhanggui.backend-limits.total-timeout=0s");
        refused("zhanggui.backendLimits.maxConcurrent", "zhanggui.backend-limits.max-concurrent=0");
    }

    private void refused(String property, String... values) {
        runner.withPropertyValues(values)
                .run(context -> assertThat(context.getStartupFailure())
                        .rootCause()
                        .hasMessageContaining(property.substring(property.lastIndexOf('.') + 1)));
    }

    @Test
    void noKeyIsEverWrittenOut() {
        ProviderSettings provider =
                new ProviderSettings("home", URI.create("http://gpu/v1"), "sk-secret", "qwen3", null);
        assertThat(provider).hasToString("home (qwen3 at http://gpu/v1)");
        assertThat(new BackendSettings(List.of(provider), TestChain.LIMITS, true).toString())
                .doesNotContain("sk-secret");
    }

    @Test
    void theNameOfTheLastBackendIsTaken() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new ProviderSettings("offline", URI.create("http://gpu/v1"), null, "m", null))
                .withMessage("The name 'offline' is taken by the backend at the end of the chain");
    }

    @Test
    void anAddressHasToBeOne() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new ProviderSettings("home", URI.create("gpu:8000/v1"), null, "m", null))
                .withMessage("The base-url of backend 'home' is no http address: gpu:8000/v1");
    }

    @Test
    void aBrokenKeyIsRefusedWithoutShowingIt() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new ProviderSettings("home", URI.create("http://gpu/v1"), "sk-1\nsk-2", "m", null))
                .withMessage("The api-key of backend 'home' holds a character that no key has, such as a line break");
    }
}
