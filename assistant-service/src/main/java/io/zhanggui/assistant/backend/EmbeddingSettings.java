package io.zhanggui.assistant.backend;

import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.Positive;
import java.util.Map;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.validation.annotation.Validated;

/**
 * Which model finds the passages of merchants. Another one builds a new index in the background.
 *
 * @param model {@code in-process}: the one for the shop's language, in this process; {@code remote}; or the name of one of
 *     those in this process
 * @param remote absent where no merchant has a remote model
 * @param dimension length of the remote model's vectors
 * @param batch how many texts a call of the remote model takes
 * @param merchants of merchants with a model of their own, by id: what {@code model} may be
 */
@Validated
@ConfigurationProperties("zhanggui.embedding")
record EmbeddingSettings(
        @DefaultValue(EmbeddingSettings.IN_PROCESS) @NotBlank
        String model,

        @Nullable @Valid RemoteModelSettings remote,
        @DefaultValue("1024") @Positive int dimension,
        @DefaultValue("32") @Positive int batch,
        @DefaultValue Map<String, String> merchants) {

    static final String IN_PROCESS = "in-process";
    static final String REMOTE = "remote";

    /** @throws IllegalArgumentException if a remote model is wanted and none is set up */
    EmbeddingSettings {
        merchants = Map.copyOf(merchants);
        if (remote == null
                && Stream.concat(Stream.of(model), merchants.values().stream()).anyMatch(REMOTE::equals)) {
            throw new IllegalArgumentException(
                    "zhanggui.embedding.model is remote: set zhanggui.embedding.remote.base-url and .name too");
        }
    }
}
