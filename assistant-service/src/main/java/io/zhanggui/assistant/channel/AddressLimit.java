package io.zhanggui.assistant.channel;

import io.zhanggui.assistant.merchant.TokenBuckets;
import java.net.Inet6Address;
import java.net.InetAddress;
import java.time.Clock;
import java.time.Duration;
import java.util.Arrays;
import java.util.HexFormat;
import org.springframework.stereotype.Component;

/** How many new visitors may come from one address. Thread-safe. */
@Component
class AddressLimit {

    /** Of an IPv6 address, the part that a household or a phone has for itself. */
    private static final int NETWORK_BYTES = 8;

    private final TokenBuckets buckets;

    AddressLimit(ChannelSettings settings, Clock clock) {
        buckets = new TokenBuckets(settings.newVisitorsBurst(), settings.newVisitorsPerMinute(), clock);
    }

    /**
     * Counts a new visitor. Zero if one may come, else how long to wait.
     *
     * @param address the client's, behind a proxy as {@code server.forward-headers-strategy} tells it
     */
    Duration take(String address) {
        return buckets.take(network(address));
    }

    private static String network(String address) {
        try {
            return InetAddress.ofLiteral(address) instanceof Inet6Address six
                    ? HexFormat.of().formatHex(Arrays.copyOf(six.getAddress(), NETWORK_BYTES))
                    : address;
        } catch (IllegalArgumentException name) {
            return address;
        }
    }
}
