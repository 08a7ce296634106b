package io.zhanggui.assistant.backend;

import dev.langchain4j.model.chat.StreamingChatModel;
import io.github.resilience4j.circuitbreaker.CircuitBreaker;
import io.github.resilience4j.circuitbreaker.event.CircuitBreakerOnStateTransitionEvent;
import io.zhanggui.assistant.backend.Backends.BackendState;
import io.zhanggui.assistant.backend.Outcome.Cancelled;
import io.zhanggui.assistant.backend.Outcome.Failed;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.atomic.LongAdder;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** A provider's model behind its guards. Thread-safe. */
final class GuardedBackend {

    private static final Duration LOOK_AGAIN = Duration.ofMillis(20);

    private final ProviderSettings settings;
    private final StreamingChatModel model;
    private final Guards guards;
    private final Limits limits;
    private final LongAdder calls = new LongAdder();
    private final LongAdder failures = new LongAdder();
    private volatile Backends.@Nullable Paused open;

    GuardedBackend(ProviderSettings settings, StreamingChatModel model, Guards guards, Limits limits) {
        this.settings = settings;
        this.model = model;
        this.guards = guards;
        this.limits = limits;
        guards.breaker().getEventPublisher().onStateTransition(this::watch);
    }

    String name() {
        return settings.name();
    }

    ProviderSettings settings() {
        return settings;
    }

    /** Blocks until the model has written, failed, or nobody waits any more. */
    Outcome ask(ModelCall call, Consumer<String> listener, Cancellation cancellation) {
        Optional<Failure> refusal = enter(call.patience(), cancellation);
        if (refusal.isPresent()) {
            return new Failed(refusal.get());
        }
        long start = System.nanoTime();
        Outcome outcome = new Cancelled();
        try {
            outcome = new Attempt(limits, listener, cancellation).run(model, call.request());
        } finally {
            guards.leave(outcome, Duration.ofNanos(System.nanoTime() - start));
            count(outcome);
        }
        return outcome;
    }

    private Optional<Failure> enter(Duration patience, Cancellation cancellation) {
        long start = System.nanoTime();
        Optional<Failure> refusal = guards.enter();
        while (refusal.isPresent()
                && passes(refusal.get(), patience.minusNanos(System.nanoTime() - start))
                && !cancellation.isClosed()) {
            LockSupport.parkNanos(LOOK_AGAIN.toNanos());
            refusal = guards.enter();
        }
        return refusal;
    }

    /** Whether what keeps a call out will be over within that time. */
    private boolean passes(Failure refusal, Duration patience) {
        boolean paused =
                refusal == Failure.SKIPPED_PAUSED && guards.pause().left().compareTo(patience) <= 0;
        return patience.isPositive() && (refusal.isBusy() || paused);
    }

    private void count(Outcome outcome) {
        calls.increment();
        if (outcome instanceof Failed) {
            failures.increment();
        }
    }

    /** Ends its pause: it has been seen to answer. */
    void wake() {
        guards.pause().end();
    }

    BackendState state() {
        String state = guards.state();
        Backends.Paused paused = guards.pause()
                .current()
                .map(rest -> new Backends.Paused(rest.until(), rest.why().label()))
                .orElse(state.equals("open") ? open : null);
        return new BackendState(name(), settings.model(), state, paused, calls.sum(), failures.sum());
    }

    /** Remembers until when the breaker stays open. */
    private void watch(CircuitBreakerOnStateTransitionEvent event) {
        if (event.getStateTransition().getToState() == CircuitBreaker.State.OPEN) {
            open = new Backends.Paused(guards.pause().in(limits.breaker().openFor()), Failure.SKIPPED_OPEN.label());
        }
    }
}
