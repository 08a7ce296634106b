package io.zhanggui.assistant.copywriting;

/** How the items of a job stand. {@code total == drafted + needsReview + failed + pending}. */
public record JobCounts(int total, int drafted, int needsReview, int failed) {

    /** Items that are not yet worked on, or being worked on. */
    public int pending() {
        return total - drafted - needsReview - failed;
    }
}
