package io.zhanggui.assistant.backend;

import dev.langchain4j.model.chat.StreamingChatModel;
import dev.langchain4j.model.openai.OpenAiStreamingChatModel;
import io.zhanggui.assistant.backend.RosterEntry.Origin;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Consumer;
import java.util.stream.IntStream;
import org.springframework.core.env.Environment;

/** Which providers are asked, and in which order: those of the configuration, then those that the environment names. */
final class Lineup {

    private final BackendSettings settings;
    private final Presets presets;
    private final Environment environment;

    Lineup(BackendSettings settings, Presets presets, Environment environment) {
        this.settings = settings;
        this.presets = presets;
        this.environment = environment;
    }

    /**
     * A provider that cannot be changed while the service runs.
     *
     * @param where property or variable that names it
     */
    record Fixed(ProviderSettings provider, Origin origin, String where) {}

    /**
     * The providers in order. The environment does not add one whose name the configuration has taken.
     *
     * @throws IllegalArgumentException if the configuration names one twice
     */
    List<Fixed> fixed() {
        Map<String, Fixed> byName = new LinkedHashMap<>();
        for (Fixed configured : configured()) {
            String name = configured.provider().name();
            if (byName.putIfAbsent(name, configured) != null) {
                throw new IllegalArgumentException("zhanggui.backends names '" + name + "' twice");
            }
        }
        named().forEach(fixed -> byName.putIfAbsent(fixed.provider().name(), fixed));
        return List.copyOf(byName.values());
    }

    /** Those alone, in order. */
    List<ProviderSettings> providers() {
        return fixed().stream().map(Fixed::provider).toList();
    }

    /** What each backend is granted that has no limits of its own. */
    Limits limits() {
        return settings.backendLimits();
    }

    private List<Fixed> configured() {
        List<ProviderSettings> backends = settings.backends();
        return IntStream.range(0, backends.size())
                .mapToObj(i -> new Fixed(priced(backends.get(i)), Origin.CONFIGURATION, "zhanggui.backends[" + i + "]"))
                .toList();
    }

    private List<Fixed> named() {
        return settings.backendsFromEnvironment() ? new EnvironmentBackends(presets, environment).all() : List.of();
    }

    private ProviderSettings priced(ProviderSettings provider) {
        return provider.orPrices(
                presets.prices(provider.baseUrl(), provider.model()).orElse(null));
    }

    List<GuardedBackend> backends(GuardRegistry guards) {
        return providers().stream().map(provider -> backend(provider, guards)).toList();
    }

    /** A provider behind guards of its own. */
    GuardedBackend backend(ProviderSettings provider, GuardRegistry guards) {
        return backend(provider, guards, error -> {});
    }

    /** The same, whose errors somebody hears. */
    GuardedBackend backend(ProviderSettings provider, GuardRegistry guards, Consumer<String> errors) {
        Limits limits = Objects.requireNonNullElse(provider.limits(), settings.backendLimits());
        return new GuardedBackend(
                provider,
                new MaskedModel(model(provider, limits, errors)),
                guards.guards(provider.name(), limits),
                limits);
    }

    private static StreamingChatModel model(ProviderSettings provider, Limits limits, Consumer<String> errors) {
        var builder = OpenAiStreamingChatModel.builder()
                .httpClientBuilder(ExchangeClient.builder(limits.connectTimeout(), errors))
                .baseUrl(provider.pathUrl())
                .customQueryParams(provider.query())
                .modelName(provider.model())
                .returnThinking(true);
        String key = provider.apiKey();
        return switch (provider.keyHeader()) {
            case BEARER -> builder.apiKey(key).build();
            case API_KEY ->
                builder.customHeaders(key == null ? Map.of() : Map.of("api-key", key))
                        .build();
        };
    }
}
