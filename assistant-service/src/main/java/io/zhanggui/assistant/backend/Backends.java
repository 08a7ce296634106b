package io.zhanggui.assistant.backend;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The chain of backends. It never fails: offline stands at its end. Thread-safe.
 *
 * <p>For each backend in order: pause, bulkhead, circuit breaker, rate limit, timeouts (connect, first token, stall, total). One
 * that is paused, open, full or at its limit is passed over at once, unless the call has patience. A failure before the first text
 * is never heard of; after it the listener is told to start anew. Whoever waits for a whole text is served by the same
 * stream. Each attempt stands in the table {@code backend_call}.
 */
public interface Backends {

    /**
     * Blocks until a backend has written the whole text. If the thread is interrupted, the call is given up upstream, the
     * offline text comes back and the thread stays interrupted.
     */
    Completion complete(ModelCall call);

    /**
     * Starts writing and returns at once; the listener is called by another thread.
     *
     * @return cancels the call upstream when closed, before its first text too; the listener then hears nothing more.
     *     Closing after the end does nothing
     */
    Running stream(ModelCall call, CompletionListener listener);

    /** Whether a model stands in the chain at all, up or down. */
    boolean hasModel();

    /** The chain as it stands, in order, offline last. */
    List<BackendState> states();

    /** A call under way. */
    interface Running extends AutoCloseable {
        @Override
        void close();
    }

    /**
     * A backend as it stands.
     *
     * @param model model name as the provider knows it; empty for offline
     * @param state {@code paused}, else {@code closed}, {@code open}, {@code half_open} of the circuit breaker
     * @param paused until when it is passed over, and why; null unless it is paused or open
     * @param calls made since the start, cancelled ones included; those passed over are not counted
     * @param failures how many of them gave no text
     */
    record BackendState(
            String name,
            String model,
            String state,
            @Nullable Paused paused,
            long calls,
            long failures) {

        /** One that is not paused. */
        public BackendState(String name, String model, String state, long calls, long failures) {
            this(name, model, state, null, calls, failures);
        }
    }

    /**
     * A pause of a backend.
     *
     * @param reason label of the failure that led to it, as in the ledger: {@code rate_limited}, {@code unauthorized} …
     */
    record Paused(Instant until, String reason) {}
}
