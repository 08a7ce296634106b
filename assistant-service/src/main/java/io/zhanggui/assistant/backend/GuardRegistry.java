package io.zhanggui.assistant.backend;

import io.github.resilience4j.bulkhead.BulkheadConfig;
import io.github.resilience4j.bulkhead.BulkheadRegistry;
import io.github.resilience4j.circuitbreaker.CircuitBreaker;
import io.github.resilience4j.circuitbreaker.CircuitBreakerConfig;
import io.github.resilience4j.circuitbreaker.CircuitBreakerRegistry;
import io.github.resilience4j.micrometer.tagged.TaggedBulkheadMetrics;
import io.github.resilience4j.micrometer.tagged.TaggedCircuitBreakerMetrics;
import io.github.resilience4j.micrometer.tagged.TaggedRateLimiterMetrics;
import io.github.resilience4j.ratelimiter.RateLimiterConfig;
import io.github.resilience4j.ratelimiter.RateLimiterRegistry;
import io.micrometer.core.instrument.MeterRegistry;
import io.zhanggui.assistant.backend.Limits.Breaker;
import java.time.Clock;
import java.time.Duration;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Makes the guards of each backend, and meters them. */
final class GuardRegistry {

    private static final Logger LOG = LoggerFactory.getLogger(GuardRegistry.class);

    private final BulkheadRegistry places = BulkheadRegistry.ofDefaults();
    private final CircuitBreakerRegistry breakers = CircuitBreakerRegistry.ofDefaults();
    private final RateLimiterRegistry rates = RateLimiterRegistry.ofDefaults();
    private final Clock clock;

    GuardRegistry(Clock clock) {
        this.clock = clock;
    }

    /** Guards of the backend of that name. */
    Guards guards(String name, Limits limits) {
        CircuitBreaker breaker = breakers.circuitBreaker(name, breaker(limits.breaker()));
        breaker.getEventPublisher()
                .onStateTransition(event -> LOG.warn(
                        "Circuit breaker of backend {}: {}",
                        event.getCircuitBreakerName(),
                        event.getStateTransition()));
        return new Guards(
                new Pause(clock, limits.pauses()),
                places.bulkhead(name, places(limits)),
                breaker,
                rates.rateLimiter(name, rate(limits)));
    }

    /** Lets go of the guards of that name: the next that asks for them gets new ones. */
    void forget(String name) {
        places.remove(name);
        breakers.remove(name);
        rates.remove(name);
    }

    /** Shows all of them as {@code resilience4j.*}. */
    void meter(MeterRegistry meters) {
        TaggedBulkheadMetrics.ofBulkheadRegistry(places).bindTo(meters);
        TaggedCircuitBreakerMetrics.ofCircuitBreakerRegistry(breakers).bindTo(meters);
        TaggedRateLimiterMetrics.ofRateLimiterRegistry(rates).bindTo(meters);
    }

    private CircuitBreakerConfig breaker(Breaker breaker) {
        return CircuitBreakerConfig.custom()
                .clock(clock)
                .slidingWindowSize(breaker.window())
                .minimumNumberOfCalls(Math.min(breaker.minimumCalls(), breaker.window()))
                .failureRateThreshold(breaker.failureRate())
                .waitDurationInOpenState(breaker.openFor())
                .permittedNumberOfCallsInHalfOpenState(breaker.trialCalls())
                .build();
    }

    private static BulkheadConfig places(Limits limits) {
        return BulkheadConfig.custom()
                .maxConcurrentCalls(limits.maxConcurrent())
                .maxWaitDuration(Duration.ZERO)
                .build();
    }

    private static RateLimiterConfig rate(Limits limits) {
        return RateLimiterConfig.custom()
                .limitForPeriod(limits.requestsPerMinute())
                .limitRefreshPeriod(Duration.ofMinutes(1))
                .timeoutDuration(Duration.ZERO)
                .build();
    }
}
