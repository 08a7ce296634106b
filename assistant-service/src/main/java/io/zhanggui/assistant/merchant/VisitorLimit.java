package io.zhanggui.assistant.merchant;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.springframework.stereotype.Component;

/**
 * How often a visitor's key may be used: a token bucket for each key, full at first. Thread-safe.
 *
 * <p>Buckets live in memory; full ones are forgotten when there are many.
 */
@Component
class VisitorLimit {

    private static final int MANY = 10_000;

    private final Map<String, Bucket> buckets = new ConcurrentHashMap<>();
    private final MerchantSettings settings;
    private final Clock clock;

    VisitorLimit(MerchantSettings settings, Clock clock) {
        this.settings = settings;
        this.clock = clock;
    }

    /** Takes a token. Zero if there was one, else how long to wait for the next. */
    Duration take(String keyId) {
        Instant now = clock.instant();
        if (buckets.size() > MANY) {
            buckets.values().removeIf(bucket -> refilled(bucket, now) >= settings.visitorBurst());
        }
        Bucket after = buckets.compute(keyId, (id, bucket) -> taken(bucket == null ? full(now) : bucket, now));
        return after.tokens() >= 0 ? Duration.ZERO : wait(-after.tokens());
    }

    /** A bucket with less than nothing in it says that this take failed; the next one starts from what is missing. */
    private Bucket taken(Bucket bucket, Instant now) {
        double tokens = refilled(bucket, now);
        return new Bucket(tokens >= 1 ? tokens - 1 : Math.min(tokens, 1) - 1, now);
    }

    private double refilled(Bucket bucket, Instant now) {
        double whole = bucket.tokens() < 0 ? bucket.tokens() + 1 : bucket.tokens();
        double seconds = Duration.between(bucket.at(), now).toMillis() / 1000.0;
        return Math.min(settings.visitorBurst(), whole + seconds * settings.visitorPerMinute() / 60);
    }

    private Bucket full(Instant now) {
        return new Bucket(settings.visitorBurst(), now);
    }

    private Duration wait(double missing) {
        return Duration.ofSeconds((long) Math.ceil(missing * 60 / settings.visitorPerMinute()));
    }

    private record Bucket(double tokens, Instant at) {}
}
