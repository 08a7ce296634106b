package io.zhanggui.knowledge.ingest;

import io.zhanggui.knowledge.Reason;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * How one row of a file ended.
 *
 * @param row 1-based line of the table as a spreadsheet shows it
 * @param id what the row speaks of, if that much is known
 * @param reason there exactly when the row failed
 * @param cells of a row that failed: what it holds by its headers, in their order; cells beyond the last header are named
 *     {@code +1}, {@code +2} …
 */
public record RowEnd(
        int row, @Nullable String id, State state, @Nullable Reason reason, Map<String, String> cells) {

    public RowEnd {
        cells = Collections.unmodifiableMap(new LinkedHashMap<>(cells));
    }

    static RowEnd taken(int row, String id, State state) {
        return new RowEnd(row, id, state, null, Map.of());
    }

    /** The ways a row may end. */
    public enum State {
        IMPORTED,
        UPDATED,
        UNCHANGED,
        FAILED
    }
}
