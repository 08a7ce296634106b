package io.zhanggui.assistant.backend;

import jakarta.validation.Valid;
import java.util.List;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.validation.annotation.Validated;

/**
 * The chain of backends.
 *
 * @param backends providers in the order they are asked, before those that the environment names
 * @param backendLimits of every backend that has none of its own
 * @param backendsFromEnvironment whether a key in the environment, such as {@code DEEPSEEK_API_KEY}, adds its provider
 */
@Validated
@ConfigurationProperties("zhanggui")
record BackendSettings(
        @DefaultValue List<@Valid ProviderSettings> backends,
        @DefaultValue @Valid Limits backendLimits,
        @DefaultValue("true") boolean backendsFromEnvironment) {

    BackendSettings {
        backends = List.copyOf(backends);
    }
}
