package io.zhanggui.evaluation.metric;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;

/** Expected ends are from the formula in Wilson (1927), worked out by hand. */
class RateTest {

    @Test
    void theIntervalIsWilsons() {
        Rate rate = new Rate(8, 10);

        assertThat(rate.value()).isEqualTo(0.8);
        assertThat(rate.low()).isEqualTo(0.4902, within(1e-4));
        assertThat(rate.high()).isEqualTo(0.9433, within(1e-4));
    }

    @Test
    void atTheEdgesTheIntervalStaysWithinZeroAndOne() {
        assertThat(new Rate(0, 10).low()).isZero();
        assertThat(new Rate(0, 10).high()).isEqualTo(0.2775, within(1e-4));
        assertThat(new Rate(10, 10).low()).isEqualTo(0.7225, within(1e-4));
        assertThat(new Rate(10, 10).high()).isEqualTo(1);
    }

    @Test
    void aRateOfNothingIsNone() {
        assertThatThrownBy(() -> new Rate(0, 0)).isInstanceOf(IllegalArgumentException.class);
    }
}
