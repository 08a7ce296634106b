package io.zhanggui.assistant.backend;

import java.util.List;

/**
 * The chain of backends. It never fails: offline stands at its end. Thread-safe.
 *
 * <p>For each backend in order: rate limit, bulkhead, circuit breaker, timeouts (connect, first token, stall, total).
 */
public interface Backends {

    /** Blocks until a backend has written the whole text. */
    Completion complete(ModelCall call);

    /**
     * Starts writing and returns at once.
     *
     * @return cancels the call upstream when closed; closing after the end does nothing
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
     * @param state {@code closed}, {@code open}, {@code half_open} of the circuit breaker
     * @param model model name as the provider knows it; empty for offline
     */
    record BackendState(String name, String model, String state, long calls, long failures) {}
}
