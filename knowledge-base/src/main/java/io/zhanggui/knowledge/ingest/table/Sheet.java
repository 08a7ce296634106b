package io.zhanggui.knowledge.ingest.table;

import java.util.List;

/**
 * A sheet of a workbook, read as a whole.
 *
 * @param rows those with content, in their order
 */
public record Sheet(String name, List<Row> rows) {

    public Sheet {
        rows = List.copyOf(rows);
    }

    /**
     * A row.
     *
     * @param number 1-based, as a spreadsheet shows it
     */
    public record Row(int number, List<String> cells) {

        public Row {
            cells = List.copyOf(cells);
        }
    }
}
