package io.zhanggui.evaluation.proposal;

import org.jspecify.annotations.Nullable;

/** A model said nothing that can be read. Retriable: it may the next time. */
final class NoReply extends RuntimeException {

    private static final long serialVersionUID = 1L;

    NoReply(String message, @Nullable Throwable cause) {
        super(message, cause);
    }
}
