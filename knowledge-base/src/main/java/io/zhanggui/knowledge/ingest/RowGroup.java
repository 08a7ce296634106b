package io.zhanggui.knowledge.ingest;

import io.zhanggui.knowledge.ingest.table.TableRow;
import java.util.Comparator;
import java.util.Iterator;
import java.util.List;
import java.util.stream.Stream;

/**
 * Rows that speak of one thing.
 *
 * @param main the one that says what it is
 * @param others what else there is to say, such as of the variants of a product
 */
record RowGroup(TableRow main, List<TableRow> others) {

    RowGroup {
        others = List.copyOf(others);
    }

    static RowGroup of(TableRow row) {
        return new RowGroup(row, List.of());
    }

    /** Each row alone. */
    static Iterator<RowGroup> each(Iterator<TableRow> rows) {
        return new Iterator<>() {
            @Override
            public boolean hasNext() {
                return rows.hasNext();
            }

            @Override
            public RowGroup next() {
                return of(rows.next());
            }
        };
    }

    /** All of them in the order of the table. */
    List<TableRow> rows() {
        return Stream.concat(Stream.of(main), others.stream())
                .sorted(Comparator.comparingInt(TableRow::number))
                .toList();
    }
}
