package io.zhanggui.assistant.copywriting;

/** How far a job is as a whole. */
public enum JobStatus {
    RUNNING,
    /** Halted by a person; goes on when it is resumed. */
    PAUSED,
    DONE,
    /** Stopped by a person; what was not written by then is cancelled. */
    CANCELLED;

    /** Whether nothing more is written unless somebody asks for it anew. */
    public boolean ended() {
        return this == DONE || this == CANCELLED;
    }
}
