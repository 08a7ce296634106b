package io.zhanggui.assistant.copywriting;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What a person once decided about a draft.
 *
 * @param by the console login or the id of a key
 * @param reason why it was rejected, if that was said
 * @param former the text that an edit replaced
 * @param overridden the findings that were open when it was accepted all the same
 */
public record DraftEvent(
        Instant at,
        String by,
        Action action,
        @Nullable String reason,
        @Nullable Former former,
        List<DraftFinding> overridden) {

    public DraftEvent {
        overridden = List.copyOf(overridden);
    }

    /** A text that is no longer there. */
    public record Former(String title, String body) {}

    /** What was done. */
    public enum Action {
        ACCEPTED,
        REJECTED,
        EDITED,
        /** A decision was taken back. */
        REOPENED
    }
}
