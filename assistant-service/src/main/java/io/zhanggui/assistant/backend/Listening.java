package io.zhanggui.assistant.backend;

import java.time.Duration;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** Passes a text on while it is written, and knows when it began and what it was. Used by one thread. */
final class Listening implements Consumer<String> {

    private final Consumer<String> listener;
    private final long start = System.nanoTime();
    private final StringBuilder text = new StringBuilder();
    private @Nullable Duration firstText;

    Listening(Consumer<String> listener) {
        this.listener = listener;
    }

    @Override
    public void accept(String more) {
        if (firstText == null) {
            firstText = took();
        }
        text.append(more);
        listener.accept(more);
    }

    /** How long it has been listening. */
    Duration took() {
        return Duration.ofNanos(System.nanoTime() - start);
    }

    /** How long the first piece took; null if none came. */
    @Nullable
    Duration firstText() {
        return firstText;
    }

    String text() {
        return text.toString();
    }
}
