package io.zhanggui.assistant.backend;

import dev.langchain4j.data.embedding.Embedding;
import io.zhanggui.knowledge.embedding.EmbeddingUnavailable;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * How long a provider's vectors have to be. One that gives others is not asked again before a pause, which doubles from five minutes
 * to six hours: each call costs, and none can be used. Calls that were under way when a pause began do not prolong it. Thread-safe.
 */
final class VectorLength {

    private static final Duration FIRST_PAUSE = Duration.ofMinutes(5);
    private static final Duration LONGEST_PAUSE = Duration.ofHours(6);

    private final int wanted;
    private final Clock clock;
    private Duration pause = FIRST_PAUSE;
    private int given;
    private @Nullable Instant askedAgain;

    /** @param wanted in numbers */
    VectorLength(int wanted, Clock clock) {
        this.wanted = wanted;
        this.clock = clock;
    }

    int wanted() {
        return wanted;
    }

    /** @throws EmbeddingUnavailable if the last vectors did not fit, and the pause is not over */
    synchronized void checkBefore() {
        Instant until = askedAgain;
        if (until != null && clock.instant().isBefore(until)) {
            throw misfit(until);
        }
    }

    /** @throws EmbeddingUnavailable if the vector does not fit */
    synchronized void check(Embedding vector) {
        if (vector.dimension() == wanted) {
            pause = FIRST_PAUSE;
            askedAgain = null;
            return;
        }
        given = vector.dimension();
        checkBefore();
        Instant until = clock.instant().plus(pause);
        askedAgain = until;
        pause = pause.multipliedBy(2).compareTo(LONGEST_PAUSE) > 0 ? LONGEST_PAUSE : pause.multipliedBy(2);
        throw misfit(until);
    }

    private EmbeddingUnavailable misfit(Instant until) {
        return new EmbeddingUnavailable(
                "The embedding model gives vectors of %d numbers; zhanggui.embedding.dimension says %d. It is asked again at %s"
                        .formatted(given, wanted, until));
    }
}
