package io.zhanggui.evaluation.benchmark;

import org.jspecify.annotations.Nullable;

/** A data set is not what it should be, or a store cannot be reached. */
final class Unreadable extends RuntimeException {

    private static final long serialVersionUID = 1L;

    Unreadable(String message, @Nullable Throwable cause) {
        super(message, cause);
    }
}
