package io.zhanggui.assistant.channel;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import org.junit.jupiter.api.Test;

class AddressLimitTest {

    private final AddressLimit limit =
            new AddressLimit(new ChannelSettings(2, 10), Clock.fixed(Instant.EPOCH, ZoneOffset.UTC));

    @Test
    void anAddressBringsSoManyNewVisitorsAndThenWaits() {
        assertThat(limit.take("203.0.113.7")).isZero();
        assertThat(limit.take("203.0.113.7")).isZero();
        assertThat(limit.take("203.0.113.7")).isEqualTo(Duration.ofSeconds(6));
        assertThat(limit.take("203.0.113.8")).isZero();
    }

    @Test
    void theAddressesOfOneIpv6NetworkCountTogether() {
        assertThat(limit.take("2001:db8:1:2::1")).isZero();
        assertThat(limit.take("2001:db8:1:2:ffff::9")).isZero();
        assertThat(limit.take("2001:db8:1:2::3")).isPositive();
        assertThat(limit.take("2001:db8:1:3::1")).isZero();
    }

    @Test
    void whatIsNoAddressCountsAsItIs() {
        assertThat(limit.take("unknown")).isZero();
        assertThat(limit.take("unknown")).isZero();
        assertThat(limit.take("unknown")).isPositive();
    }
}
