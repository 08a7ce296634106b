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

    int unnamed() {
        return cells.size() - names().size();
    }

    /** A row by these names. Cells beyond the last name mean that the row has come apart; they are named {@code +1}, {@code +2} … */
    TableRow row(int number, List<String> values) {
        List<TableRow.Cell> named = new ArrayList<>();
        Reason broken = null;
        for (int i = 0; i < values.size(); i++) {
            String value = values.get(i);
            String name = i < cells.size() ? cells.get(i) : "+" + (i + 1 - cells.size());
            if (!value.isBlank() && !name.isEmpty()) {
                named.add(TableRow.Cell.of(name, value));
                broken = i < cells.size() || broken != null ? broken : tooMany(i + 1);
            }
        }
        return new TableRow(number, named, broken);
    }

    private Reason tooMany(int cell) {
        return Reason.of("row.too-many-cells", String.valueOf(cell), String.valueOf(cells.size()));
    }
}
