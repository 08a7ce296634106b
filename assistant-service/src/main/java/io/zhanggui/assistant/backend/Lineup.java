package io.zhanggui.assistant.backend;

import dev.langchain4j.model.chat.StreamingChatModel;
import dev.langchain4j.model.openai.OpenAiStreamingChatModel;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.core.env.Environment;

/** Which providers are asked, and in which order: those of the configuration, then those that the environment names. */
final class Lineup {

    private static final Logger LOG = LoggerFactory.getLogger(Lineup.class);

    private final BackendSettings settings;
    private final Environment environment;

    Lineup(BackendSettings settings, Environment environment) {
        this.settings = settings;
        this.environment = environment;
    }

    /**
     * The providers in order. The environment does not add one whose name the configuration has taken.
     *
     * @throws IllegalArgumentException if the configuration names one twice
     */
    List<ProviderSettings> providers() {
        List<ProviderSettings> providers = new ArrayList<>(settings.backends());
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
        if (!settings.backendsFromEnvironment()) {
            return List.of();
        }
        return Arrays.stream(KnownProvider.values())
                .map(known -> known.in(environment))
                .flatMap(Optional::stream)
                .toList();
    }

    List<GuardedBackend> backends(GuardRegistry guards) {
        List<ProviderSettings> providers = providers();
        LOG.info("Backends: {}, then offline", providers);
        return providers.stream().map(provider -> backend(provider, guards)).toList();
    }

    private GuardedBackend backend(ProviderSettings provider, GuardRegistry guards) {
        Limits limits = Objects.requireNonNullElse(provider.limits(), settings.backendLimits());
        return new GuardedBackend(
                provider.name(),
                provider.model(),
                new MaskedModel(model(provider, limits)),
                guards.guards(provider.name(), limits),
                limits);
    }

    private static StreamingChatModel model(ProviderSettings provider, Limits limits) {
        return OpenAiStreamingChatModel.builder()
                .httpClientBuilder(ExchangeClient.builder(limits.connectTimeout()))
                .baseUrl(provider.baseUrl().toString())
                .apiKey(provider.apiKey())
                .modelName(provider.model())
                .returnThinking(true)
                .build();
    }
}
