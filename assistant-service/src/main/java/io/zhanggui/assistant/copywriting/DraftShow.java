package io.zhanggui.assistant.copywriting;

import java.util.Optional;

/** Items that a person looks at together. */
public enum DraftShow {
    /** Written, whatever a person thinks of it. */
    WRITTEN("i.status in ('DRAFTED', 'NEEDS_REVIEW')"),
    /** Written, not yet decided, and a check has something against it. */
    FINDINGS("i.review = 'OPEN' and i.status = 'NEEDS_REVIEW'"),
    /** Written, not yet decided, and nothing is against it. */
    CLEAN("i.review = 'OPEN' and i.status = 'DRAFTED'"),
    ACCEPTED("i.review = 'ACCEPTED' and i.status in ('DRAFTED', 'NEEDS_REVIEW')"),
    REJECTED("i.review = 'REJECTED' and i.status in ('DRAFTED', 'NEEDS_REVIEW')"),
    FAILED("i.review = 'OPEN' and i.status = 'FAILED'"),
    CANCELLED("i.review = 'OPEN' and i.status = 'CANCELLED'");

    private final String condition;

    DraftShow(String condition) {
        this.condition = condition;
    }

    /** Whether they wait for a decision. */
    public boolean undecided() {
        return this == FINDINGS || this == CLEAN;
    }

    /** Where such an item is looked at; empty while it waits for a worker. */
    static Optional<DraftShow> holding(ItemStatus status, Reviewed reviewed) {
        return switch (status) {
            case PENDING -> Optional.empty();
            case FAILED -> Optional.of(FAILED);
            case CANCELLED -> Optional.of(CANCELLED);
            case DRAFTED, NEEDS_REVIEW ->
                Optional.of(
                        switch (reviewed) {
                            case ACCEPTED -> ACCEPTED;
                            case REJECTED -> REJECTED;
                            case OPEN -> status == ItemStatus.DRAFTED ? CLEAN : FINDINGS;
                        });
        };
    }

    /** In SQL, on the item {@code i}. */
    String condition() {
        return condition;
    }
}
