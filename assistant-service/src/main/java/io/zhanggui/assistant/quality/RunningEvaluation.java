package io.zhanggui.assistant.quality;

import io.zhanggui.assistant.quality.EvaluationRun.State;
import io.zhanggui.evaluation.run.Runner;
import java.util.Objects;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/** A run of this process: how far it is, and whether it shall go on. Thread-safe. */
final class RunningEvaluation implements Runner.Progress {

    private final EvaluationRun begun;
    private final CountDownLatch ended = new CountDownLatch(1);
    private int done;
    private int notScored;
    private volatile @Nullable State stopped;

    RunningEvaluation(EvaluationRun begun) {
        this.begun = begun;
    }

    String id() {
        return begun.id();
    }

    synchronized EvaluationRun now() {
        return begun.at(done, notScored);
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
