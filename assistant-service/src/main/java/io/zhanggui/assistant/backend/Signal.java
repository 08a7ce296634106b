package io.zhanggui.assistant.backend;

import io.zhanggui.assistant.backend.Completion.Usage;

/** What comes from upstream while a text is written. */
sealed interface Signal {

    record Text(String text) implements Signal {}

    /** A token nobody is shown, such as a thought. */
    record Alive() implements Signal {}

    record Finished(Usage usage) implements Signal {}

    record Broken(Failure failure) implements Signal {}

    /** The reader has gone. */
    record Gone() implements Signal {}
}
