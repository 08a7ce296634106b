package io.zhanggui.knowledge.ingest.table;

import io.zhanggui.knowledge.Reason;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/** The row that names the columns; a column without a name is none of ours. */
final class HeaderRow {

    private final List<String> cells;

    /** Between the name of a group of columns and that of a column in it. */
    private static final String JOINT = " / ";

    private static final int LONGEST_NAME = 30;
    private static final Pattern NUMBER = Pattern.compile("[\\p{N}\\p{P}\\p{S}\\s]+");

    HeaderRow(List<String> cells) {
        this.cells = cells.stream().map(String::strip).toList();
    }

    /**
     * The names in two rows: a cell of the upper one, merged over several columns, names the group of those that the lower one
     * names. That it is so shows in columns whose name stands in the upper row alone and whose content begins below both.
     *
     * @param content the row below both
     */
    static Optional<HeaderRow> joined(List<String> upper, List<String> lower, List<String> content) {
        int width = Math.max(upper.size(), lower.size());
        List<String> names = new ArrayList<>();
        String group = "";
        boolean spans = false;
        boolean stands = false;
        for (int i = 0; i < width; i++) {
            String above = at(upper, i);
            String below = at(lower, i);
            boolean merged = above.isEmpty();
            group = merged ? group : above;
            if (below.isEmpty()) {
                stands |= !merged && !at(content, i).isEmpty();
                names.add(above);
            } else {
                boolean grouped = !group.isEmpty() && (merged || opensGroup(upper, lower, i));
                if (!grouped || !isName(below)) {
                    return Optional.empty();
                }
                spans |= merged;
                names.add(group + JOINT + below);
            }
        }
        return spans && stands ? Optional.of(new HeaderRow(names)) : Optional.empty();
    }

    private static boolean opensGroup(List<String> upper, List<String> lower, int at) {
        return at(upper, at + 1).isEmpty() && !at(lower, at + 1).isEmpty();
    }

    private static boolean isName(String cell) {
        return cell.length() <= LONGEST_NAME && !NUMBER.matcher(cell).matches();
    }

    private static String at(List<String> cells, int index) {
        return index < cells.size() ? cells.get(index).strip() : "";
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
