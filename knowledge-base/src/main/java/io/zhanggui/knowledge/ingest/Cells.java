package io.zhanggui.knowledge.ingest;

import io.zhanggui.knowledge.Reason;
import io.zhanggui.knowledge.ingest.table.TableRow;
import io.zhanggui.knowledge.ingest.table.TableRow.Cell;
import java.util.List;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** The cells of a row that speaks of one thing, checked against what the fact base can hold. */
final class Cells {

    private static final Pattern MARGIN =
            Pattern.compile("^[\\s\\u00a0\\u3000\\ufeff\\u200b]+|[\\s\\u00a0\\u3000\\ufeff\\u200b]+$");

    private final List<Cell> cells;

    Cells(TableRow row) {
        this.cells = row.cells();
    }

    List<Cell> all() {
        return cells;
    }

    /** Everything under the header, in one piece and without margin; empty if there is nothing. */
    String text(@Nullable String header, int limit) throws RowRejected {
        return trim(raw(header, limit));
    }

    /** As {@link #text}, but exactly as written. */
    String raw(@Nullable String header, int limit) throws RowRejected {
        for (Cell cell : cells) {
            if (cell.header().equals(header)) {
                return checked(cell.header(), String.join("、", cell.values()), limit);
            }
        }
        return "";
    }

    static String trim(String text) {
        return MARGIN.matcher(text).replaceAll("");
    }

    static String checked(String header, String value, int limit) throws RowRejected {
        if (value.length() > limit) {
            throw new RowRejected(
                    Reason.of("row.too-long", header, String.valueOf(value.length()), String.valueOf(limit)));
        }
        boolean storable = value.codePoints()
                .noneMatch(character -> character == 0 || Character.getType(character) == Character.SURROGATE);
        if (!storable) {
            throw new RowRejected(Reason.of("row.characters", header));
        }
        return value;
    }
}
