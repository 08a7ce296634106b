package io.zhanggui.assistant.backend;

import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Positive;
import java.time.Duration;
import org.hibernate.validator.constraints.time.DurationMin;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.validation.annotation.Validated;

/**
 * Which model puts the head of a search's ranking in order.
 *
 * @param model what it is
 * @param remote a provider with a {@code /rerank} API, such as Jina, Cohere, SiliconFlow or vLLM
 * @param top how many hits it is shown
 * @param budget how long a search waits for it
 */
@Validated
@ConfigurationProperties("zhanggui.rerank")
record RerankSettings(
        @DefaultValue("none") @NotNull Model model,
        @Nullable @Valid RemoteModelSettings remote,
        @DefaultValue("20") @Positive int top,
        @DefaultValue("1500ms") @DurationMin(millis = 1) Duration budget) {

    /** What may put hits in order. */
    enum Model {
        /** Nothing: the order is that of the search. */
        NONE,
        /** The provider's rerank model. */
        REMOTE,
        /** The chain of language models, which is shown the whole list. */
        CHAIN
    }

    /** @throws IllegalArgumentException if a remote model is wanted and none is set up */
    RerankSettings {
        if (model == Model.REMOTE && remote == null) {
            throw new IllegalArgumentException(
                    "zhanggui.rerank.model is remote: set zhanggui.rerank.remote.base-url and .name too");
        }
    }
}
