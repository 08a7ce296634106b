package io.zhanggui.assistant.copywriting;

import org.jspecify.annotations.Nullable;

/** What a person does about a draft. */
public sealed interface Decision {

    /**
     * Takes it as it is.
     *
     * @param override whether the person has read what the checks have against it, and takes it all the same
     */
    record Accept(boolean override) implements Decision {}

    /** Does not want it. */
    record Reject(@Nullable String reason) implements Decision {

        /** Characters of a reason at most. */
        public static final int REASON_MAX = 500;

        public Reject {
            reason = reason == null || reason.isBlank() ? null : reason.strip();
            if (reason != null && reason.length() > REASON_MAX) {
                reason = reason.substring(0, REASON_MAX);
            }
        }
    }

    /** Writes it anew; the new text is checked like any other. Null keeps what is there. */
    record Edit(@Nullable String title, @Nullable String body) implements Decision {}

    /** Takes an earlier decision back. */
    record Reopen() implements Decision {}
}
