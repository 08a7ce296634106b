package io.zhanggui.assistant.console;

import io.zhanggui.assistant.quality.EvaluationRun;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A run with how fast it goes.
 *
 * @param perMinute cases a minute
 * @param secondsLeft at that speed; null before the first case
 * @param seconds how long it has run
 */
record RunProgress(
        EvaluationRun run, long perMinute, @Nullable Long secondsLeft, long seconds) {

    static RunProgress of(EvaluationRun run, Instant now) {
        long millis = Math.max(1, run.took(now).toMillis());
        Long left = run.done() == 0 ? null : Math.ceilDiv(millis * (run.total() - run.done()), 1_000L * run.done());
        return new RunProgress(run, Math.round(60_000.0 * run.done() / millis), left, Math.ceilDiv(millis, 1_000L));
    }
}
