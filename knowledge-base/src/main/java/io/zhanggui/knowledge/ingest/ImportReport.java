package io.zhanggui.knowledge.ingest;

import io.zhanggui.knowledge.Reason;
import java.util.List;

/**
 * How each row of a file ended. {@code total == imported + updated + unchanged + failed.size()}.
 *
 * @param total rows with content, the header not counted
 * @param deleted what {@link ImportMode#REPLACE} removed
 */
public record ImportReport(
        int total,
        int imported,
        int updated,
        int unchanged,
        int deleted,
        List<RowFailure> failed,
        List<Conflict> conflicts) {

    public ImportReport {
        failed = List.copyOf(failed);
        conflicts = List.copyOf(conflicts);
    }

    /**
     * A row that was not taken.
     *
     * @param row 1-based line of the table as a spreadsheet shows it (the header is row 1)
     */
    public record RowFailure(int row, Reason reason) {}

    /**
     * Entries that contradict each other; all are kept.
     *
     * @param ids the merchant's ids of the entries
     */
    public record Conflict(String question, List<String> ids) {

        public Conflict {
            ids = List.copyOf(ids);
        }
    }
}
