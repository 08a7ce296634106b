package io.zhanggui.assistant.copywriting;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/** How a copy speaks. */
public enum Tone {
    PLAIN,
    WARM,
    LIVELY,
    ELEGANT;

    /** As the API writes it. */
    public String id() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** The tone of that {@link #id}, whatever its case. */
    public static Optional<Tone> of(String id) {
        return Arrays.stream(values())
                .filter(tone -> tone.id().equalsIgnoreCase(id.strip()))
                .findFirst();
    }
}
