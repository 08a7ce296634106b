package io.zhanggui.assistant.backend;

import dev.langchain4j.model.embedding.EmbeddingModel;
import dev.langchain4j.model.openai.OpenAiEmbeddingModel;
import io.zhanggui.knowledge.Merchant;
import io.zhanggui.knowledge.MerchantId;
import io.zhanggui.knowledge.embedding.EmbeddingModels;
import io.zhanggui.knowledge.embedding.InProcessEmbeddingModels;
import java.time.Clock;
import java.time.Duration;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** The embedding models of merchants as they are set up: in this process, or an OpenAI-compatible provider's. Thread-safe. */
final class EmbeddingBackends implements EmbeddingModels {

    private static final String BACKEND = "embedding";

    private final InProcessEmbeddingModels inProcess;
    private final EmbeddingSettings settings;
    private final @Nullable Remote remote;
    private final ConcurrentMap<MerchantId, NamedModel> ofProvider = new ConcurrentHashMap<>();

    private record Remote(String name, RemoteEmbeddingModel.Wire wire, WholeAnswers answers, VectorLength length) {}

    /** @throws IllegalArgumentException if a model is named that does not exist */
    EmbeddingBackends(InProcessEmbeddingModels inProcess, EmbeddingSettings settings, CallLedger ledger, Clock clock) {
        this.inProcess = inProcess;
        this.settings = settings;
        RemoteModelSettings provider = settings.remote();
        this.remote = provider == null
                ? null
                : new Remote(
                        name(provider, settings.dimension()),
                        new RemoteEmbeddingModel.Wire(
                                wire(provider, provider.queryTimeout()), wire(provider, provider.timeout())),
                        new WholeAnswers(provider, BACKEND, ledger, clock),
                        new VectorLength(settings.dimension(), clock));
        Stream.concat(Stream.of(settings.model()), settings.merchants().values().stream())
                .filter(model -> !model.equals(EmbeddingSettings.IN_PROCESS) && !model.equals(EmbeddingSettings.REMOTE))
                .forEach(this::inProcess);
    }

    private static EmbeddingModel wire(RemoteModelSettings provider, Duration timeout) {
        return OpenAiEmbeddingModel.builder()
                .baseUrl(provider.baseUrl().toString())
                .apiKey(provider.apiKey() == null ? "none" : provider.apiKey())
                .modelName(provider.name())
                .timeout(timeout)
                .maxRetries(0)
                .build();
    }

    /** The same for the same model wherever it runs; usable as the name of a folder. */
    private static String name(RemoteModelSettings provider, int dimension) {
        String bare = provider.name().toLowerCase(Locale.ROOT).replaceAll("[^a-z0-9.]+", "-");
        return "remote-" + bare + "-" + dimension;
    }

    @Override
    public NamedModel forLocale(Locale locale) {
        return inProcess.forLocale(locale);
    }

    @Override
    public NamedModel forMerchant(Merchant merchant) {
        String model = settings.merchants().getOrDefault(merchant.id().value(), settings.model());
        return switch (model) {
            case EmbeddingSettings.IN_PROCESS -> forLocale(merchant.locale());
            case EmbeddingSettings.REMOTE -> ofProvider(Objects.requireNonNull(remote), merchant);
            default -> inProcess(model);
        };
    }

    private NamedModel inProcess(String name) {
        return inProcess
                .named(name)
                .orElseThrow(() ->
                        new IllegalArgumentException("zhanggui.embedding names a model that does not exist: " + name));
    }

    @Override
    public Optional<NamedModel> named(String name, Merchant merchant) {
        Remote provider = remote;
        return provider != null && provider.name().equals(name)
                ? Optional.of(ofProvider(provider, merchant))
                : inProcess.named(name);
    }

    private NamedModel ofProvider(Remote provider, Merchant merchant) {
        return ofProvider.computeIfAbsent(
                merchant.id(),
                id -> new NamedModel(
                        provider.name(),
                        new RemoteEmbeddingModel(
                                id, provider.wire(), provider.answers(), provider.length(), settings.batch())));
    }
}
