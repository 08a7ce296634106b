package io.zhanggui.assistant.backend;

import io.github.resilience4j.bulkhead.Bulkhead;
import io.github.resilience4j.circuitbreaker.CircuitBreaker;
import io.github.resilience4j.ratelimiter.RateLimiter;
import io.zhanggui.assistant.backend.Outcome.Cancelled;
import io.zhanggui.assistant.backend.Outcome.Failed;
import io.zhanggui.assistant.backend.Outcome.Written;
import java.time.Duration;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.TimeUnit;

/**
 * What stands before one provider. Thread-safe.
 *
 * <p>The rate limiter comes last, because its permission cannot be given back.
 */
record Guards(Pause pause, Bulkhead places, CircuitBreaker breaker, RateLimiter rate) {

    /** Lets a call in, or says why not; never waits. Who was let in must {@link #leave}. */
    Optional<Failure> enter() {
        if (pause.current().isPresent()) {
            return Optional.of(Failure.SKIPPED_PAUSED);
        }
        if (!places.tryAcquirePermission()) {
            return Optional.of(Failure.SKIPPED_BUSY);
        }
        if (!breaker.tryAcquirePermission()) {
            places.releasePermission();
            return Optional.of(Failure.SKIPPED_OPEN);
        }
        if (!rate.acquirePermission()) {
            breaker.releasePermission();
            places.releasePermission();
            return Optional.of(Failure.SKIPPED_RATE_LIMIT);
        }
        return Optional.empty();
    }

    /** Ends a call that was let in. */
    void leave(Outcome outcome, Duration took) {
        places.onComplete();
        switch (outcome) {
            case Written written -> breaker.onSuccess(took.toNanos(), TimeUnit.NANOSECONDS);
            case Failed failed -> {
                pause.after(failed);
                leaveFailed(failed.failure(), took);
            }
            case Cancelled cancelled -> breaker.releasePermission();
        }
    }

    private void leaveFailed(Failure failure, Duration took) {
        if (failure.blame() == Failure.Blame.HEALTH) {
            breaker.onError(took.toNanos(), TimeUnit.NANOSECONDS, new BackendFailed(failure));
        } else {
            breaker.releasePermission();
        }
    }

    /** {@code paused}, else {@code closed}, {@code open} or {@code half_open}. */
    String state() {
        return pause.current().isPresent()
                ? "paused"
                : breaker.getState().name().toLowerCase(Locale.ROOT);
    }

    /** What the breaker is told; never thrown. */
    private static final class BackendFailed extends Exception {

        BackendFailed(Failure failure) {
            super(failure.label(), null, false, false);
        }
    }
}
