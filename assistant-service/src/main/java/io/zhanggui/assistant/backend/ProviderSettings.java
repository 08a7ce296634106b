package io.zhanggui.assistant.backend;

import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import java.net.URI;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * An OpenAI-compatible provider.
 *
 * @param name what the ledger, the metrics and the console call it
 * @param baseUrl up to and without {@code /chat/completions}
 * @param apiKey absent where the provider asks for none
 * @param limits absent: those of all backends
 */
record ProviderSettings(
        @NotBlank @Pattern(regexp = "[a-z0-9-]{1,40}") String name,
        @NotNull URI baseUrl,
        @Nullable String apiKey,
        @NotBlank @Size(max = 200) String model,
        @Nullable @Valid Limits limits) {

    private static final Set<String> SCHEMES = Set.of("http", "https");

    /** @throws IllegalArgumentException for a name, an address or a key that cannot be one; it never shows the key */
    ProviderSettings {
        if (Completion.OFFLINE.equals(name)) {
            throw new IllegalArgumentException("The name 'offline' is taken by the backend at the end of the chain");
        }
        if (baseUrl != null && (!SCHEMES.contains(baseUrl.getScheme()) || baseUrl.getHost() == null)) {
            throw new IllegalArgumentException(
                    "The base-url of backend '%s' is no http address: %s".formatted(name, baseUrl));
        }
        apiKey = apiKey == null || apiKey.isBlank() ? null : apiKey.strip();
        if (apiKey != null && !apiKey.chars().allMatch(c -> c > ' ' && c < 0x7f)) {
            throw new IllegalArgumentException(
                    "The api-key of backend '%s' holds a character that no key has, such as a line break"
                            .formatted(name));
        }
    }

    /** Without the key. */
    @Override
    public String toString() {
        return "%s (%s at %s)".formatted(name, model, baseUrl);
    }
}
