package io.zhanggui.assistant.copywriting;

/** How far a job is as a whole. */
public enum JobStatus {
    RUNNING,
    DONE,
    /** Stopped by a person; what was not written by then has failed with that reason. */
    CANCELLED
}
