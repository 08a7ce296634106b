package io.zhanggui.assistant.merchant;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * How often something may happen: a token bucket for each key, full at first. Thread-safe.
 *
 * <p>Buckets live in memory, those of the keys that came last: a bucket that is forgotten is full again.
 */
public final class TokenBuckets {

    private static final int MANY = 10_000;

    private final Map<String, Bucket> buckets = new LinkedHashMap<>(16, 0.75f, true) {
        private static final long serialVersionUID = 1L;

        @Override
        protected boolean removeEldestEntry(Map.Entry<String, Bucket> eldest) {
            return size() > MANY;
        }
    };

    private final int burst;
    private final double perMinute;
    private final Clock clock;

    /**
     * @param burst how often it may happen at once
     * @param perMinute how often in a minute in the long run
     */
    public TokenBuckets(int burst, double perMinute, Clock clock) {
        this.burst = burst;
        this.perMinute = perMinute;
        this.clock = clock;
    }

    /** Takes a token. Zero if there was one, else how long to wait for the next; that costs nothing. */
    public synchronized Duration take(String key) {
        Instant now = clock.instant();
        Bucket bucket = buckets.getOrDefault(key, new Bucket(burst, now));
        double tokens = Math.min(
                burst, bucket.tokens() + Duration.between(bucket.at(), now).toMillis() / 60_000.0 * perMinute);
        buckets.put(key, new Bucket(tokens >= 1 ? tokens - 1 : tokens, now));
        return tokens >= 1 ? Duration.ZERO : Duration.ofSeconds((long) Math.ceil((1 - tokens) * 60 / perMinute));
    }

    private record Bucket(double tokens, Instant at) {}
}
