package io.zhanggui.knowledge;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Instant;
import org.junit.jupiter.api.Test;

class ValidityTest {

    private static final Instant OPENS = Instant.parse("2026-11-10T16:00:00Z");
    private static final Instant CLOSES = Instant.parse("2026-11-11T16:00:00Z");

    @Test
    void holdsFromItsFirstInstantAndNoLongerAtItsEnd() {
        Validity window = new Validity(OPENS, CLOSES);

        assertThat(window.holdsAt(OPENS.minusNanos(1))).isFalse();
        assertThat(window.holdsAt(OPENS)).isTrue();
        assertThat(window.holdsAt(CLOSES.minusNanos(1))).isTrue();
        assertThat(window.holdsAt(CLOSES)).isFalse();
    }

    @Test
    void whatHasNoWindowHoldsAlways() {
        assertThat(Validity.ALWAYS.holdsAt(Instant.MIN)).isTrue();
        assertThat(Validity.ALWAYS.holdsAt(Instant.MAX)).isTrue();
    }

    @Test
    void aWindowThatEndsBeforeItBeginsIsRefused() {
        assertThatThrownBy(() -> new Validity(CLOSES, OPENS))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("2026-11-11T16:00:00Z");
    }
}
