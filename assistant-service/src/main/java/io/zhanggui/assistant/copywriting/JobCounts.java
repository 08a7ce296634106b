package io.zhanggui.assistant.copywriting;

/** How the items of a job stand. {@code total == drafted + needsReview + failed + cancelled + pending}. */
public record JobCounts(int total, int drafted, int needsReview, int failed, int cancelled) {

    /** Items that have ended, one way or another. */
    public int done() {
        return drafted + needsReview + failed + cancelled;
    }

    /** Items that are not yet worked on, or being worked on. */
    public int pending() {
        return total - done();
    }
}
