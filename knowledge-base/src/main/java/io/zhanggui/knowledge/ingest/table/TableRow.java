package io.zhanggui.knowledge.ingest.table;

import io.zhanggui.knowledge.Reason;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A row with content.
 *
 * @param number 1-based, as a spreadsheet or an editor shows it
 * @param cells those with a text, in the order of the table; columns without a header are left out
 * @param broken why the row cannot be read, if it cannot
 */
public record TableRow(
        int number, List<Cell> cells, @Nullable Reason broken) {

    public TableRow {
        cells = List.copyOf(cells);
    }

    static TableRow broken(int number, Reason reason) {
        return new TableRow(number, List.of(), reason);
    }

    /** Whether there is anything to say of it. */
    boolean counts() {
        return !cells.isEmpty() || broken != null;
    }

    /**
     * What stands under a header.
     *
     * @param values one, or several where the format has lists; none is blank
     */
    public record Cell(String header, List<String> values) {

        public Cell {
            values = List.copyOf(values);
        }

        static Cell of(String header, String value) {
            return new Cell(header, List.of(value));
        }
    }
}
