package io.zhanggui.assistant.backend;

import java.time.Duration;

/** When the next sign of life is due. Used by one thread. */
final class Deadline {

    private final long end;
    private final Duration stall;
    private long next;
    private boolean heard;

    Deadline(Limits limits) {
        long now = System.nanoTime();
        this.end = now + limits.totalTimeout().toNanos();
        this.next = now + limits.firstTokenTimeout().toNanos();
        this.stall = limits.stallTimeout();
    }

    /** A token came and was passed on: the wait for the next one begins. */
    void alive() {
        next = System.nanoTime() + stall.toNanos();
        heard = true;
    }

    long nanosLeft() {
        long now = System.nanoTime();
        return Math.min(end - now, next - now);
    }

    /** What was waited for in vain. */
    Failure missed() {
        if (isOver()) {
            return Failure.TIMEOUT;
        }
        return heard ? Failure.STALLED : Failure.FIRST_TOKEN_TIMEOUT;
    }

    /** Whether the whole call took too long. */
    boolean isOver() {
        return System.nanoTime() - end >= 0;
    }
}
