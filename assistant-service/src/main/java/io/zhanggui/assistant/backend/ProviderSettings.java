package io.zhanggui.assistant.backend;

import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import java.net.URI;
import java.util.Arrays;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.bind.ConstructorBinding;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * An OpenAI-compatible provider.
 *
 * @param name what the ledger, the metrics and the console call it
 * @param baseUrl up to and without {@code /chat/completions}
 * @param apiKey absent where the provider asks for none
 * @param limits absent: those of all backends
 * @param keyHeader how it is shown its key
 * @param prices absent: those of the preset of that address and model, if there is one
 */
record ProviderSettings(
        @NotBlank @Pattern(regexp = "[a-z0-9-]{1,40}") String name,
        @NotNull URI baseUrl,
        @Nullable String apiKey,
        @NotBlank @Size(max = 200) String model,
        @Nullable @Valid Limits limits,
        @DefaultValue("bearer") KeyHeader keyHeader,
        @Nullable @Valid Prices prices) {

    private static final Set<String> SCHEMES = Set.of("http", "https");

    /** @throws IllegalArgumentException for a name, an address or a key that cannot be one; it never shows the key */
    @ConstructorBinding
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

    /** One that shows its key as most do, at the prices of a preset. */
    ProviderSettings(String name, URI baseUrl, @Nullable String apiKey, String model, @Nullable Limits limits) {
        this(name, baseUrl, apiKey, model, limits, KeyHeader.BEARER, null);
    }

    /** The same provider at these prices, unless it has some. */
    ProviderSettings orPrices(@Nullable Prices others) {
        return prices != null || others == null
                ? this
                : new ProviderSettings(name, baseUrl, apiKey, model, limits, keyHeader, others);
    }

    /** The same provider with these limits. */
    ProviderSettings within(Limits others) {
        return new ProviderSettings(name, baseUrl, apiKey, model, others, keyHeader, prices);
    }

    /** The address without its query. */
    String pathUrl() {
        return baseUrl.toString().replaceFirst("\\?.*", "");
    }

    /** The parameters of the address: Azure's older addresses name an {@code api-version}. */
    Map<String, String> query() {
        String query = Objects.requireNonNullElse(baseUrl.getQuery(), "");
        return query.lines()
                .flatMap(line -> Arrays.stream(line.split("&")))
                .map(pair -> pair.split("=", 2))
                .filter(pair -> pair.length == 2)
                .collect(Collectors.toMap(pair -> pair[0], pair -> pair[1], (one, other) -> one));
    }

    /** Without the key. */
    @Override
    public String toString() {
        return "%s (%s at %s)".formatted(name, model, baseUrl);
    }
}
