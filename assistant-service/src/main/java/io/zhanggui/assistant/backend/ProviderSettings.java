package io.zhanggui.assistant.backend;

import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import java.net.URI;
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

    ProviderSettings {
        if (name != null && name.equals(Completion.OFFLINE)) {
            throw new IllegalArgumentException("The name 'offline' is taken by the backend at the end of the chain");
        }
    }

    /** Without the key. */
    @Override
    public String toString() {
        return "%s (%s at %s)".formatted(name, model, baseUrl);
    }
}
