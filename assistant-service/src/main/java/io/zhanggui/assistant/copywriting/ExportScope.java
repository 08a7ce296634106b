package io.zhanggui.assistant.copywriting;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Which items of a job an export holds. */
public enum ExportScope {
    /** Those that a person has accepted. */
    ACCEPTED(DraftShow.ACCEPTED),
    /** Those that a text was written for, whatever a person thinks of it. */
    WRITTEN(DraftShow.WRITTEN),
    /** Every item, what has failed included. */
    ALL(null);

    private final @Nullable DraftShow show;

    ExportScope(@Nullable DraftShow show) {
        this.show = show;
    }

    @Nullable
    DraftShow show() {
        return show;
    }

    /** As the API writes it. */
    public String id() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** The scope of that {@link #id}, whatever its case. */
    public static Optional<ExportScope> of(String id) {
        return Arrays.stream(values())
                .filter(scope -> scope.id().equalsIgnoreCase(id.strip()))
                .findFirst();
    }
}
