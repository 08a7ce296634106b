package io.zhanggui.assistant.backend;

import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Positive;
import jakarta.validation.constraints.Size;
import java.net.URI;
import java.time.Duration;
import org.hibernate.validator.constraints.time.DurationMin;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * A remote model that gives its whole answer at once: vectors or scores.
 *
 * @param baseUrl up to and without {@code /embeddings} or {@code /rerank}
 * @param apiKey absent where none is asked for; give it by the environment
 * @param name of the model as the provider knows it
 * @param timeout of one call in the background
 * @param queryTimeout of a call that a shopper waits for, which is made once
 * @param attempts how often a call in the background is made that fails for a reason that may pass
 * @param firstWait before the second attempt; doubled before each further one
 * @param breaker when it is left alone because it fails
 * @param prices absent: what it costs is not known
 */
record RemoteModelSettings(
        @NotNull URI baseUrl,
        @Nullable String apiKey,
        @NotBlank @Size(max = 200) String name,
        @DefaultValue("30s") @DurationMin(millis = 1) Duration timeout,
        @DefaultValue("2s") @DurationMin(millis = 1) Duration queryTimeout,
        @DefaultValue("3") @Positive int attempts,
        @DefaultValue("500ms") @DurationMin(millis = 1) Duration firstWait,
        @DefaultValue Limits.@Valid Breaker breaker,
        @Nullable @Valid Prices prices) {

    /** Without the key. */
    @Override
    public String toString() {
        return "%s at %s".formatted(name, baseUrl);
    }
}
