package io.zhanggui.assistant.copywriting;

import java.time.Duration;
import java.time.Instant;

/**
 * How long a job has been worked on; pauses do not count.
 *
 * @param since when it was last started, resumed or retried
 * @param doneBefore items that had ended by then
 * @param earlier time of work before then; of a job that stands still, all of it
 */
public record Pace(Instant since, int doneBefore, Duration earlier) {

    /** Of a job that starts now. */
    static Pace from(Instant now) {
        return new Pace(now, 0, Duration.ZERO);
    }

    Pace halted(Instant now) {
        return new Pace(since, doneBefore, worked(now));
    }

    Pace resumed(Instant now, int done) {
        return new Pace(now, done, earlier);
    }

    /** Time of work until now, if it still goes on. */
    Duration worked(Instant now) {
        Duration current = Duration.between(since, now);
        return current.isNegative() ? earlier : earlier.plus(current);
    }
}
