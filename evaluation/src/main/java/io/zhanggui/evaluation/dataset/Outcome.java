package io.zhanggui.evaluation.dataset;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** How a question ends, as the service's API and a dataset name it. */
public enum Outcome {
    ANSWERED,
    ASKED_BACK,
    DECLINED,
    HANDED_OVER,
    /** The service's own store is down; nothing a case can expect. */
    UNAVAILABLE;

    /** The word of the API: {@code asked_back}. */
    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }

    public static Optional<Outcome> of(String word) {
        return Arrays.stream(values())
                .filter(outcome -> outcome.word().equals(word))
                .findFirst();
    }

    /** What a case may expect. */
    public static List<Outcome> expectable() {
        return List.of(ANSWERED, ASKED_BACK, DECLINED, HANDED_OVER);
    }
}
