package io.zhanggui.assistant.copywriting;

/** How the work on an item ended. */
sealed interface Outcome {

    /** A text was written; without findings it is drafted, else it needs a review. */
    record Written(Draft draft) implements Outcome {}

    /** Nothing was written. */
    record NotWritten(FailureReason reason) implements Outcome {}

    /** Where this leaves the item. */
    default ItemStatus status() {
        return switch (this) {
            case Written written -> written.draft().findings().isEmpty() ? ItemStatus.DRAFTED : ItemStatus.NEEDS_REVIEW;
            case NotWritten ignored -> ItemStatus.FAILED;
        };
    }
}
