package io.zhanggui.assistant.backend;

import io.zhanggui.assistant.trace.Trace;
import java.util.NoSuchElementException;
import org.jspecify.annotations.Nullable;

/**
 * One exchange with a provider, on a virtual thread of its own. Interrupting that thread closes the connection, before the
 * first byte as well as in mid-stream. Thread-safe.
 */
final class Upstream {

    private static final ScopedValue<Upstream> BOUND = ScopedValue.newInstance();

    private @Nullable Thread thread;
    private boolean cancelled;
    private volatile boolean answered;
    private volatile boolean foreign;
    private volatile boolean endMarked;
    private volatile @Nullable FinishReason finished;
    private volatile @Nullable Failure failure;
    private volatile RetryAfter retryAfter = RetryAfter.NONE;

    /** Runs the call of a model; the exchange it starts will be this one. */
    void bind(Runnable call) {
        ScopedValue.where(BOUND, this).run(call);
    }

    /**
     * The one bound to this thread.
     *
     * @throws NoSuchElementException if a model was called outside {@link #bind}
     */
    static Upstream bound() {
        return BOUND.get();
    }

    synchronized void start(Runnable exchange) {
        if (!cancelled) {
            thread = Thread.ofVirtual().name("backend-exchange").start(Trace.carried(exchange));
        }
    }

    synchronized void cancel() {
        cancelled = true;
        if (thread != null) {
            thread.interrupt();
        }
    }

    /** @param asForeign whether it says itself that it is no stream of events */
    void answered(boolean asForeign) {
        answered = true;
        foreign = asForeign;
    }

    /** The provider marked the end of its stream. */
    void endMarked() {
        endMarked = true;
    }

    /** The provider said why its text ends. */
    void finished(FinishReason reason) {
        finished = reason;
    }

    /** Whether the text has come to its end, even if the connection has not. */
    boolean isEnded() {
        return endMarked || finished != null;
    }

    /** Why the text ended; a plain end if the provider did not say. */
    FinishReason finish() {
        return finished == null ? FinishReason.STOP : finished;
    }

    void failed(Throwable error) {
        failed(Failure.ofTransport(error, answered));
    }

    void failed(Failure why) {
        failure = why;
    }

    void wants(RetryAfter wanted) {
        retryAfter = wanted;
    }

    RetryAfter retryAfter() {
        return retryAfter;
    }

    /** What went wrong on the wire; null if what arrived is to blame. */
    @Nullable
    Failure failure() {
        return failure;
    }

    /** What is wrong with an answer that cannot be read. */
    Failure unreadable() {
        return foreign ? Failure.WRONG_TYPE : Failure.GARBAGE;
    }
}
