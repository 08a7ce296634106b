package io.zhanggui.assistant.backend;

import dev.langchain4j.model.scoring.ScoringModel;
import io.zhanggui.knowledge.Merchant;
import io.zhanggui.prompts.Prompts;
import java.net.http.HttpClient;
import java.time.Clock;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Function;

/** The models that put hits in order, as they are set up. */
final class RerankBackends {

    private static final String BACKEND = "rerank";

    private RerankBackends() {}

    /** The model of each merchant; none if none is set up. */
    static Function<Merchant, Optional<ScoringModel>> of(
            RerankSettings settings, CallLedger ledger, Clock clock, Backends backends, Prompts prompts) {
        return switch (settings.model()) {
            case NONE -> merchant -> Optional.empty();
            case REMOTE -> remote(Objects.requireNonNull(settings.remote()), ledger, clock);
            case CHAIN ->
                merchant -> backends.hasModel()
                        ? Optional.of(new ListwiseRanking(merchant, backends, prompts))
                        : Optional.empty();
        };
    }

    private static Function<Merchant, Optional<ScoringModel>> remote(
            RemoteModelSettings settings, CallLedger ledger, Clock clock) {
        WholeAnswers answers = new WholeAnswers(settings, BACKEND, ledger, clock);
        HttpClient client = HttpClient.newBuilder()
                .version(HttpClient.Version.HTTP_1_1)
                .connectTimeout(settings.queryTimeout())
                .build();
        return merchant -> Optional.of(new RemoteScoringModel(merchant.id(), settings, client, answers));
    }
}
