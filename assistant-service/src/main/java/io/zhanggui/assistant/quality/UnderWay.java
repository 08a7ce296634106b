package io.zhanggui.assistant.quality;

import io.zhanggui.assistant.quality.EvaluationRun.State;
import io.zhanggui.evaluation.run.Runner;
import java.util.Objects;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/**
 * Work of this process on a run: how far it is, and whether it shall go on. Thread-safe.
 *
 * @param <T> what is kept of it
 */
final class UnderWay<T> implements Runner.Progress {

    private final String id;
    private final T begun;
    private final At<T> at;
    private final CountDownLatch ended = new CountDownLatch(1);
    private int done;
    private int notScored;
    private volatile @Nullable State stopped;

    /** @param id of the run */
    UnderWay(String id, T begun, At<T> at) {
        this.id = id;
        this.begun = begun;
        this.at = at;
    }

    /** How it is put down that so much is done. */
    @FunctionalInterface
    interface At<T> {
        T at(T begun, int done, int notScored);
    }

    String id() {
        return id;
    }

    synchronized T now() {
        return at.at(begun, done, notScored);
    }

    /** Lets no further case be asked. */
    void stop(State because) {
        stopped = because;
    }

    /** What a run that was stopped has come to. */
    State stopped() {
        return Objects.requireNonNull(stopped);
    }

    void end() {
        ended.countDown();
    }

    boolean awaitEnd(long millis) throws InterruptedException {
        return ended.await(millis, TimeUnit.MILLISECONDS);
    }

    /** Several threads tell how far they are, not always in order. */
    @Override
    public synchronized void at(int done, int notScored, int total) {
        this.done = Math.max(this.done, done);
        this.notScored = Math.max(this.notScored, notScored);
    }

    @Override
    public boolean goesOn() {
        return stopped == null;
    }
}
