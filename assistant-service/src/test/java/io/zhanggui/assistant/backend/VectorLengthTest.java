package io.zhanggui.assistant.backend;

import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatNoException;

import dev.langchain4j.data.embedding.Embedding;
import io.zhanggui.knowledge.embedding.EmbeddingUnavailable;
import java.time.Duration;
import org.junit.jupiter.api.Test;

class VectorLengthTest {

    private final MovableClock clock = new MovableClock();
    private final VectorLength length = new VectorLength(3, clock);

    @Test
    void callsThatAreUnderWayTogetherBeginOnePause() {
        for (int shopper = 0; shopper < 8; shopper++) {
            misfit("2026-11-11T00:05:00Z");
        }
        clock.move(Duration.ofMinutes(5));
        assertThatNoException().isThrownBy(length::checkBefore);

        misfit("2026-11-11T00:15:00Z");
        misfit("2026-11-11T00:15:00Z");
    }

    private void misfit(String until) {
        assertThatExceptionOfType(EmbeddingUnavailable.class)
                .isThrownBy(() -> length.check(Embedding.from(new float[] {1, 0, 0, 0})))
                .withMessageContaining("vectors of 4 numbers")
                .withMessageEndingWith("It is asked again at " + until);
    }
}
