package io.zhanggui.knowledge.ingest.table;

import io.zhanggui.knowledge.Reason;
import java.util.ArrayList;
import java.util.List;

/** The row that names the columns; a column without a name is none of ours. */
final class HeaderRow {

    private final List<String> cells;

    HeaderRow(List<String> cells) {
        this.cells = cells.stream().map(String::strip).toList();
    }

    List<String> names() {
        return cells.stream().filter(cell -> !cell.isEmpty()).toList();
    }

    /** A row by these names. Cells beyond the last name mean that the row has come apart. */
    TableRow row(int number, List<String> values) {
        List<TableRow.Cell> named = new ArrayList<>();
        for (int i = 0; i < values.size(); i++) {
            String value = values.get(i);
            if (value.isBlank()) {
                continue;
            }
            if (i >= cells.size()) {
                return TableRow.broken(
                        number, Reason.of("row.too-many-cells", String.valueOf(i + 1), String.valueOf(cells.size())));
            }
            if (!cells.get(i).isEmpty()) {
                named.add(TableRow.Cell.of(cells.get(i), value));
            }
        }
        return new TableRow(number, named, null);
    }
}
