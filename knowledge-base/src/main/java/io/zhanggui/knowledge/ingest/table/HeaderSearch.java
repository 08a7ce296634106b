package io.zhanggui.knowledge.ingest.table;

import io.zhanggui.knowledge.Reason;
import io.zhanggui.knowledge.ingest.ImportRejected;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Iterator;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * Finds the row that names the columns: exports put a title, a version or instructions above it. What stands above the
 * header is left out.
 */
final class HeaderSearch {

    private static final int LOOK_AHEAD = 12;

    /** Where to look for the header. */
    record Wish(@Nullable Integer row, Predicate<List<String>> wanted) {}

    /**
     * A row of the sheet.
     *
     * @param number 1-based, as a spreadsheet shows it
     */
    record Line(int number, List<String> cells) {

        boolean hasContent() {
            return filled() > 0;
        }

        int filled() {
            return Math.toIntExact(
                    cells.stream().filter(cell -> !cell.isBlank()).count());
        }
    }

    private final Deque<Line> ahead = new ArrayDeque<>();
    private final Iterator<Line> rest;
    private final int number;
    private final HeaderRow header;

    /**
     * @param lines those with content
     * @throws ImportRejected if there are none, or not the one that is wished for
     */
    HeaderSearch(Iterator<Line> lines, Wish wish) {
        this.rest = lines;
        Integer row = wish.row();
        while (ahead.size() < LOOK_AHEAD && lines.hasNext() && (row == null || !reached(row))) {
            ahead.add(lines.next());
        }
        if (ahead.isEmpty()) {
            throw new ImportRejected(Reason.of("file.empty"));
        }
        Line found = row == null ? best(wish.wanted()) : at(row);
        ahead.removeIf(line -> line.number() <= found.number());
        this.number = found.number();
        this.header = new HeaderRow(found.cells());
    }

    private boolean reached(int row) {
        return !ahead.isEmpty() && ahead.getLast().number() >= row;
    }

    private Line best(Predicate<List<String>> wanted) {
        return ahead.stream()
                .filter(line -> wanted.test(new HeaderRow(line.cells()).names()))
                .findFirst()
                .orElseGet(this::firstFull);
    }

    /** A title above the header fills few cells. */
    private Line firstFull() {
        int widest = ahead.stream().mapToInt(Line::filled).max().orElse(0);
        return ahead.stream()
                .filter(line -> 2 * line.filled() > widest)
                .findFirst()
                .orElseGet(ahead::getFirst);
    }

    private Line at(int row) {
        Optional<Line> found =
                ahead.stream().filter(line -> line.number() == row).findFirst();
        return found.orElseThrow(() -> new ImportRejected(Reason.of("table.no-header-row", String.valueOf(row))));
    }

    HeaderRow header() {
        return header;
    }

    /** Number of the header row. */
    int number() {
        return number;
    }

    Iterator<TableRow> rows() {
        return new Iterator<>() {
            @Override
            public boolean hasNext() {
                return !ahead.isEmpty() || rest.hasNext();
            }

            @Override
            public TableRow next() {
                Line line = ahead.isEmpty() ? rest.next() : ahead.remove();
                return header.row(line.number(), line.cells());
            }
        };
    }
}
