package io.zhanggui.assistant.quality;

import static java.util.Objects.requireNonNull;

import io.zhanggui.assistant.quality.EvaluationRun.State;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A language model judges the answers of a run, or has done so.
 *
 * @param backend its name in the chain; {@code model} as the provider calls it
 * @param samples how often each question is put
 * @param capFen what may be spent
 * @param total how many questions there are to put; {@code done} how many were
 * @param notScored to how many the judge gave no score
 * @param spentFen when it had ended
 * @param ended null while it goes on, or if nobody lived to note it
 */
public record Judging(
        String backend,
        String model,
        int samples,
        double capFen,
        int total,
        Instant started,
        State state,
        int done,
        int notScored,
        double spentFen,
        @Nullable Instant ended) {

    public Judging {
        requireNonNull(backend, "backend");
        requireNonNull(model, "model");
        requireNonNull(started, "started");
        requireNonNull(state, "state");
    }

    public boolean running() {
        return state == State.RUNNING;
    }

    /** Whether there are verdicts. */
    public boolean finished() {
        return state == State.DONE;
    }

    Judging at(int done, int notScored) {
        return new Judging(backend, model, samples, capFen, total, started, state, done, notScored, spentFen, ended);
    }

    Judging ended(State state, double spentFen, Instant now) {
        return new Judging(backend, model, samples, capFen, total, started, state, done, notScored, spentFen, now);
    }

    /** Its verdicts cannot be read. */
    public Judging damaged() {
        return new Judging(
                backend, model, samples, capFen, total, started, State.DAMAGED, done, notScored, spentFen, ended);
    }

    Judging interrupted() {
        return new Judging(
                backend, model, samples, capFen, total, started, State.INTERRUPTED, done, notScored, spentFen, ended);
    }
}
