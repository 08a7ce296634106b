package io.zhanggui.assistant.installation;

import java.nio.file.Path;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * What the person who starts the service decides.
 *
 * @param data folder of everything that has to outlive the process ({@code ZHANGGUI_DATA})
 * @param demo whether the sample shops are loaded ({@code ZHANGGUI_DEMO}); if not, one empty shop owns the demo key
 * @param demoKey the owner key of the first shop ({@code ZHANGGUI_DEMO_KEY}); null: made once and kept in the data folder
 * @param operatorKey the key that makes merchants ({@code ZHANGGUI_OPERATOR_KEY}); null: made once and kept
 */
@ConfigurationProperties("zhanggui")
public record InstallationSettings(
        Path data,
        @DefaultValue("true") boolean demo,
        @Nullable String demoKey,
        @Nullable String operatorKey) {

    public InstallationSettings {
        demoKey = blankIsNull(demoKey);
        operatorKey = blankIsNull(operatorKey);
    }

    private static @Nullable String blankIsNull(@Nullable String value) {
        return value == null || value.isBlank() ? null : value.strip();
    }
}
