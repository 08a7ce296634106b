package io.zhanggui.assistant.backend;

import java.net.URI;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.core.env.Environment;

/** Providers that appear by a variable of the environment, in the order they are asked. */
enum KnownProvider {
    DEEPSEEK("https://api.deepseek.com", "deepseek-chat"),
    HUNYUAN("https://api.hunyuan.cloud.tencent.com/v1", "hunyuan-turbos-latest"),
    DASHSCOPE("https://dashscope.aliyuncs.com/compatible-mode/v1", "qwen-plus"),
    OPENAI("https://api.openai.com/v1", "gpt-4o-mini"),
    /** Runs at home: named by its address, without a key. */
    OLLAMA(null, "qwen2.5:7b");

    private final @Nullable String baseUrl;
    private final String model;

    KnownProvider(@Nullable String baseUrl, String model) {
        this.baseUrl = baseUrl;
        this.model = model;
    }

    /** The provider, if the environment names it. */
    Optional<ProviderSettings> in(Environment environment) {
        String key = variable(environment, "_API_KEY");
        String url = variable(environment, "_BASE_URL");
        String address = url != null ? url : baseUrl;
        if (address == null || (baseUrl != null && key == null)) {
            return Optional.empty();
        }
        String chosen = variable(environment, "_MODEL");
        return Optional.of(new ProviderSettings(
                name().toLowerCase(Locale.ROOT), uri(address), key, chosen != null ? chosen : model, null));
    }

    private URI uri(String address) {
        try {
            String trimmed = address.replaceAll("/+$", "");
            return URI.create(this == OLLAMA && !trimmed.endsWith("/v1") ? trimmed + "/v1" : trimmed);
        } catch (IllegalArgumentException e) {
            throw new IllegalArgumentException("%s_BASE_URL is not an address: %s".formatted(name(), address), e);
        }
    }

    private @Nullable String variable(Environment environment, String suffix) {
        String value = environment.getProperty(name() + suffix);
        return value == null || value.isBlank() ? null : value.strip();
    }
}
