package io.zhanggui.assistant.merchant;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.Test;

class VisitorLimitTest {

    private final AtomicReference<Instant> now = new AtomicReference<>(Instant.EPOCH);
    private final VisitorLimit limit = new VisitorLimit(new MerchantSettings(2, 30), new Moved(now));

    @Test
    void aKeyMayBurstAndThenWaits() {
        assertThat(limit.take("a")).isZero();
        assertThat(limit.take("a")).isZero();
        assertThat(limit.take("a")).isEqualTo(Duration.ofSeconds(2));
    }

    @Test
    void aRefusedRequestCostsNothing() {
        limit.take("a");
        limit.take("a");
        limit.take("a");
        limit.take("a");
        now.set(Instant.EPOCH.plusSeconds(2));

        assertThat(limit.take("a")).isZero();
        assertThat(limit.take("a")).isEqualTo(Duration.ofSeconds(2));
    }

    @Test
    void oneKeyDoesNotSpendAnothersRequests() {
        limit.take("a");
        limit.take("a");

        assertThat(limit.take("a")).isPositive();
        assertThat(limit.take("b")).isZero();
    }

    @Test
    void aLongRestFillsTheBucketAndNoMore() {
        limit.take("a");
        now.set(Instant.EPOCH.plusSeconds(3600));

        assertThat(limit.take("a")).isZero();
        assertThat(limit.take("a")).isZero();
        assertThat(limit.take("a")).isPositive();
    }

    /** A clock that stands where the test puts it. */
    private static final class Moved extends Clock {

        private final AtomicReference<Instant> now;

        Moved(AtomicReference<Instant> now) {
            this.now = now;
        }

        @Override
        public ZoneId getZone() {
            return ZoneOffset.UTC;
        }

        @Override
        public Clock withZone(ZoneId zone) {
            return this;
        }

        @Override
        public Instant instant() {
            return now.get();
        }
    }
}
