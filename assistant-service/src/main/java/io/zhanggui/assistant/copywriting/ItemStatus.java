package io.zhanggui.assistant.copywriting;

/** What became of one product in one variant. */
public enum ItemStatus {
    PENDING,
    /** Written, and no check has anything against it. */
    DRAFTED,
    /** Written, with findings that a person has to judge. */
    NEEDS_REVIEW,
    /** Not written, for a reason that the item names. */
    FAILED,
    /** Not written, because a person stopped the job first. */
    CANCELLED
}
