package io.zhanggui.knowledge.ingest.table;

import java.util.ArrayDeque;
import java.util.Iterator;
import java.util.List;
import java.util.Queue;

/** Reads ahead some rows of a format without a header row, to know its headers. */
final class JsonHeaders {

    private static final int LOOK_AHEAD = 100;

    private final Queue<TableRow> ahead = new ArrayDeque<>();
    private final Iterator<TableRow> rest;

    JsonHeaders(Iterator<TableRow> rows) {
        this.rest = rows;
        while (ahead.size() < LOOK_AHEAD && rows.hasNext()) {
            ahead.add(rows.next());
        }
    }

    List<String> names() {
        return ahead.stream()
                .flatMap(row -> row.cells().stream())
                .map(TableRow.Cell::header)
                .distinct()
                .toList();
    }

    Iterator<TableRow> rows() {
        return new Iterator<>() {
            @Override
            public boolean hasNext() {
                return !ahead.isEmpty() || rest.hasNext();
            }

            @Override
            public TableRow next() {
                return ahead.isEmpty() ? rest.next() : ahead.remove();
            }
        };
    }
}
