package io.zhanggui.assistant.merchant;

import java.time.Clock;
import java.time.Duration;
import org.springframework.stereotype.Component;

/** How often a visitor's key may be used. Thread-safe. */
@Component
class VisitorLimit {

    private final TokenBuckets buckets;

    VisitorLimit(MerchantSettings settings, Clock clock) {
        buckets = new TokenBuckets(settings.visitorBurst(), settings.visitorPerMinute(), clock);
    }

    /** Takes a token. Zero if there was one, else how long to wait for the next. */
    Duration take(String keyId) {
        return buckets.take(keyId);
    }
}
