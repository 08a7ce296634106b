package io.zhanggui.assistant.backend;

import dev.langchain4j.model.chat.StreamingChatModel;
import dev.langchain4j.model.openai.OpenAiStreamingChatModel;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.core.env.Environment;

/** Which providers are asked, and in which order: those of the configuration, then those that the environment names. */
final class Lineup {

    private static final Logger LOG = LoggerFactory.getLogger(Lineup.class);

    private final BackendSettings settings;
    private final Presets presets;
    private final Environment environment;

    Lineup(BackendSettings settings, Presets presets, Environment environment) {
        this.settings = settings;
        this.presets = presets;
        this.environment = environment;
    }

    /**
     * The providers in order. The environment does not add one whose name the configuration has taken.
     *
     * @throws IllegalArgumentException if the configuration names one twice
     */
    List<ProviderSettings> providers() {
        List<ProviderSettings> providers =
                new ArrayList<>(settings.backends().stream().map(this::priced).toList());
        Set<String> names = new HashSet<>();
        for (ProviderSettings provider : providers) {
            if (!names.add(provider.name())) {
                throw new IllegalArgumentException("zhanggui.backends names '" + provider.name() + "' twice");
            }
        }
        named().stream().filter(provider -> names.add(provider.name())).forEach(providers::add);
        return List.copyOf(providers);
    }

    private List<ProviderSettings> named() {
        return settings.backendsFromEnvironment() ? new EnvironmentBackends(presets, environment).all() : List.of();
    }

    private ProviderSettings priced(ProviderSettings provider) {
        return provider.orPrices(
                presets.prices(provider.baseUrl(), provider.model()).orElse(null));
    }

    List<GuardedBackend> backends(GuardRegistry guards) {
        List<ProviderSettings> providers = providers();
        LOG.info("Backends: {}, then offline", providers);
        return providers.stream().map(provider -> backend(provider, guards)).toList();
    }

    private GuardedBackend backend(ProviderSettings provider, GuardRegistry guards) {
        Limits limits = Objects.requireNonNullElse(provider.limits(), settings.backendLimits());
        return new GuardedBackend(
                provider, new MaskedModel(model(provider, limits)), guards.guards(provider.name(), limits), limits);
    }

    private static StreamingChatModel model(ProviderSettings provider, Limits limits) {
        var builder = OpenAiStreamingChatModel.builder()
                .httpClientBuilder(ExchangeClient.builder(limits.connectTimeout()))
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
