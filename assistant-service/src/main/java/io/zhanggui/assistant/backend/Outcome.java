package io.zhanggui.assistant.backend;

import io.zhanggui.assistant.backend.Completion.Usage;

/** How one attempt at one backend ended. */
sealed interface Outcome {

    /** It wrote a whole text. */
    record Written(String text, Usage usage) implements Outcome {}

    /** It wrote none, or not all of it. */
    record Failed(Failure failure) implements Outcome {}

    /** Nobody waits for the text any more. */
    record Cancelled() implements Outcome {}

    /** How the ledger writes it. */
    default String label() {
        return switch (this) {
            case Written written -> "ok";
            case Failed failed -> failed.failure().label();
            case Cancelled cancelled -> "cancelled";
        };
    }
}
