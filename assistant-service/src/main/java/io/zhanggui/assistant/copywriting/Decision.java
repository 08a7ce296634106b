package io.zhanggui.assistant.copywriting;

import org.jspecify.annotations.Nullable;

/** What a person does about a draft. */
public sealed interface Decision {

    /** Takes it as it is, findings and all. */
    record Accept() implements Decision {}

    /** Does not want it. */
    record Reject() implements Decision {}

    /** Writes it anew; the new text is checked like any other. Null keeps what is there. */
    record Edit(@Nullable String title, @Nullable String body) implements Decision {}
}
