package io.zhanggui.assistant.backend;

import dev.langchain4j.exception.HttpException;
import io.github.resilience4j.circuitbreaker.CallNotPermittedException;
import io.github.resilience4j.circuitbreaker.CircuitBreaker;
import io.github.resilience4j.circuitbreaker.CircuitBreakerConfig;
import io.github.resilience4j.core.IntervalFunction;
import io.github.resilience4j.retry.Retry;
import io.github.resilience4j.retry.RetryConfig;
import io.zhanggui.assistant.backend.Completion.Usage;
import io.zhanggui.knowledge.MerchantId;
import java.io.IOException;
import java.net.http.HttpConnectTimeoutException;
import java.net.http.HttpTimeoutException;
import java.time.Clock;
import java.time.Duration;
import java.util.concurrent.Callable;
import java.util.function.Function;

/**
 * Calls a remote model that gives its whole answer at once: behind a circuit breaker, again after a failure that may pass
 * where nobody waits, and each attempt in the ledger. What a provider says of its failure is neither kept nor told. Thread-safe.
 */
final class WholeAnswers {

    private final RemoteModelSettings settings;
    private final String backend;
    private final CircuitBreaker breaker;
    private final Retry retry;
    private final CallLedger ledger;

    /** @param backend what ledger and metrics call it */
    WholeAnswers(RemoteModelSettings settings, String backend, CallLedger ledger, Clock clock) {
        this.settings = settings;
        this.backend = backend;
        this.ledger = ledger;
        this.breaker = CircuitBreaker.of(backend, breaker(settings.breaker(), clock));
        this.retry = Retry.of(
                backend,
                RetryConfig.custom()
                        .maxAttempts(settings.attempts())
                        .intervalFunction(IntervalFunction.ofExponentialBackoff(settings.firstWait(), 2))
                        .retryOnException(thrown -> thrown instanceof Failed failed && failed.mayPass())
                        .build());
    }

    private static CircuitBreakerConfig breaker(Limits.Breaker breaker, Clock clock) {
        return CircuitBreakerConfig.custom()
                .clock(clock)
                .slidingWindowSize(breaker.window())
                .minimumNumberOfCalls(Math.min(breaker.minimumCalls(), breaker.window()))
                .failureRateThreshold(breaker.failureRate())
                .waitDurationInOpenState(breaker.openFor())
                .permittedNumberOfCallsInHalfOpenState(breaker.trialCalls())
                .recordException(
                        thrown -> thrown instanceof Failed failed && failed.failure.blame() == Failure.Blame.HEALTH)
                .build();
    }

    /**
     * Asks for an answer.
     *
     * @param patient whether to ask again after a failure that may pass
     * @param usage tokens of an answer
     * @throws Failed if there is none
     */
    <T> T ask(MerchantId merchant, String purpose, boolean patient, Callable<T> call, Function<T, Usage> usage) {
        return patient
                ? retry.executeSupplier(() -> once(merchant, purpose, call, usage))
                : once(merchant, purpose, call, usage);
    }

    private <T> T once(MerchantId merchant, String purpose, Callable<T> call, Function<T, Usage> usage) {
        try {
            return breaker.executeSupplier(() -> attempt(merchant, purpose, call, usage));
        } catch (CallNotPermittedException open) {
            throw new Failed(settings, Failure.SKIPPED_OPEN);
        }
    }

    // What may be thrown depends on LangChain4j and the JDK: whatever it is costs this attempt alone.
    private <T> T attempt(MerchantId merchant, String purpose, Callable<T> call, Function<T, Usage> usage) {
        long start = System.nanoTime();
        try {
            T answer = call.call();
            record(merchant, purpose, "ok", usage.apply(answer), start);
            return answer;
        } catch (Exception thrown) {
            Failure failure = failure(thrown);
            record(merchant, purpose, failure.label(), Usage.NONE, start);
            throw new Failed(settings, failure);
        }
    }

    private void record(MerchantId merchant, String purpose, String outcome, Usage usage, long start) {
        Prices prices = settings.prices();
        ledger.record(new CallRecord(
                merchant,
                purpose,
                backend,
                settings.name(),
                outcome,
                usage,
                false,
                prices == null ? null : prices.cost(usage),
                null,
                Duration.ofNanos(System.nanoTime() - start)));
    }

    private static Failure failure(Throwable thrown) {
        Failure found = Failure.GARBAGE;
        for (Throwable cause = thrown; cause != null; cause = cause.getCause()) {
            found = switch (cause) {
                case HttpException answered -> Failure.ofStatus(answered.statusCode());
                case HttpConnectTimeoutException late -> Failure.CONNECT_TIMEOUT;
                case HttpTimeoutException late -> Failure.TIMEOUT;
                case IOException broken -> Failure.ofTransport(broken, false);
                default -> found;
            };
        }
        return found;
    }

    /** A call that gave nothing. */
    static final class Failed extends RuntimeException {

        private static final long serialVersionUID = 1L;

        private final Failure failure;

        private Failed(RemoteModelSettings settings, Failure failure) {
            super("Model %s: %s".formatted(settings, failure.label()), null, false, false);
            this.failure = failure;
        }

        private boolean mayPass() {
            return switch (failure.blame()) {
                case HEALTH, RATE -> true;
                case CONFIGURATION, REQUEST, NOBODY -> false;
            };
        }
    }
}
