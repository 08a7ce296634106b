package io.zhanggui.assistant.backend;

import io.zhanggui.assistant.backend.Completion.Usage;

/** How one attempt at one backend ended. */
sealed interface Outcome {

    /**
     * It wrote a text.
     *
     * @param cut whether the model came to its limit of length before the end of the text
     */
    record Written(String text, Usage usage, boolean cut) implements Outcome {

        /** It wrote a whole text. */
        Written(String text, Usage usage) {
            this(text, usage, false);
        }
    }

    /**
     * It wrote none, or not all of it.
     *
     * @param retryAfter how long it wants to be left alone
     */
    record Failed(Failure failure, RetryAfter retryAfter) implements Outcome {

        Failed(Failure failure) {
            this(failure, RetryAfter.NONE);
        }
    }

    /** Nobody waits for the text any more. */
    record Cancelled() implements Outcome {}

    /** How the ledger writes it. */
    default String label() {
        return switch (this) {
            case Written written -> written.cut() ? "cut_off" : "ok";
            case Failed failed -> failed.failure().label();
            case Cancelled cancelled -> "cancelled";
        };
    }
}
