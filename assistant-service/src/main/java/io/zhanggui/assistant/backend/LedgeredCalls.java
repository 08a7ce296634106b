package io.zhanggui.assistant.backend;

import io.zhanggui.assistant.backend.Outcome.Failed;
import java.time.Duration;
import java.util.function.Consumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Calls of one backend, each attempt written into the ledger. Thread-safe. */
final class LedgeredCalls {

    private static final Logger LOG = LoggerFactory.getLogger(LedgeredCalls.class);

    private final CallLedger ledger;

    LedgeredCalls(CallLedger ledger) {
        this.ledger = ledger;
    }

    /** A call with patience asks again when the backend has paused for as long as it wished. */
    Outcome ask(GuardedBackend backend, ModelCall call, Consumer<String> listener, Cancellation cancellation) {
        long start = System.nanoTime();
        Outcome outcome = once(backend, call, listener, cancellation);
        while (outcome instanceof Failed failed && failed.failure() == Failure.RATE_LIMITED) {
            Duration left = call.patience().minusNanos(System.nanoTime() - start);
            if (!left.isPositive()) {
                return outcome;
            }
            outcome = once(backend, call.waiting(left), listener, cancellation);
        }
        return outcome;
    }

    private Outcome once(GuardedBackend backend, ModelCall call, Consumer<String> listener, Cancellation cancellation) {
        Listening listening = new Listening(listener);
        Outcome outcome = backend.ask(call, listening, cancellation);
        ledger.record(CallRecord.of(call, backend.settings(), outcome, listening));
        if (outcome instanceof Failed failed && !failed.failure().isSkipped()) {
            LOG.warn("Backend {} gave no {}: {}", backend.name(), call.purpose(), outcome.label());
        }
        return outcome;
    }
}
