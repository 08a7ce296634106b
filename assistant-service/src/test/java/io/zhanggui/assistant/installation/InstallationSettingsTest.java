package io.zhanggui.assistant.installation;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;
import org.springframework.core.env.StandardEnvironment;
import org.springframework.core.env.SystemEnvironmentPropertySource;

class InstallationSettingsTest {

    @Test
    void theSampleShopsAreThereByDefaultAndTheKeysAreMade() {
        assertThat(settings(Map.of("ZHANGGUI_DATA", "/data")))
                .isEqualTo(new InstallationSettings(Path.of("/data"), true, null, null));
    }

    @Test
    void theEnvironmentDecides() {
        assertThat(settings(Map.of(
                        "ZHANGGUI_DATA", "/data",
                        "ZHANGGUI_DEMO", "false",
                        "ZHANGGUI_DEMO_KEY", " demo ",
                        "ZHANGGUI_OPERATOR_KEY", "")))
                .isEqualTo(new InstallationSettings(Path.of("/data"), false, "demo", null));
    }

    private static InstallationSettings settings(Map<String, Object> environment) {
        InstallationSettings[] bound = new InstallationSettings[1];
        new ApplicationContextRunner()
                .withInitializer(context -> context.getEnvironment()
                        .getPropertySources()
                        .replace(
                                StandardEnvironment.SYSTEM_ENVIRONMENT_PROPERTY_SOURCE_NAME,
                                new SystemEnvironmentPropertySource(
                                        StandardEnvironment.SYSTEM_ENVIRONMENT_PROPERTY_SOURCE_NAME, environment)))
                .withUserConfiguration(Settings.class)
                .run(context -> bound[0] = context.getBean(InstallationSettings.class));
        return bound[0];
    }

    @EnableConfigurationProperties(InstallationSettings.class)
    static class Settings {}
}
