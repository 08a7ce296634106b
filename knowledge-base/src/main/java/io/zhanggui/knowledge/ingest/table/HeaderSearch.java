package io.zhanggui.knowledge.ingest.table;

import io.zhanggui.knowledge.Reason;
import io.zhanggui.knowledge.ingest.ImportRejected;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.Iterator;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * Finds the row that names the columns: exports put a title, a version or instructions above it. What stands above the
 * header is left out. A row that names groups of columns is joined with the row below, which names the columns of each.
 */
final class HeaderSearch {

    private static final int LOOK_AHEAD = 12;

    /** A second row of names, and the first row of content, which tells that it is one. */
    private static final int BELOW = 2;

    /** Where to look for the header. */
    record Wish(@Nullable Integer row, Predicate<List<String>> wanted) {}

    /**
     * A row of the sheet.
     *
     * @param number 1-based, as a spreadsheet shows it
     */
    record Line(int number, List<String> cells) {

        boolean hasContent() {
            return cells.stream().anyMatch(cell -> !cell.isBlank());
        }
    }

    /**
     * A row that may name the columns.
     *
     * @param last number of the last row of names
     */
    private record Candidate(Line line, HeaderRow header, int last) {

        int filled() {
            return header.names().size();
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
        int below = 0;
        while (ahead.size() < LOOK_AHEAD && lines.hasNext() && below <= BELOW) {
            ahead.add(lines.next());
            below += row != null && ahead.getLast().number() >= row ? 1 : 0;
        }
        if (ahead.isEmpty()) {
            throw new ImportRejected(Reason.of("file.empty"));
        }
        List<Candidate> candidates = candidates(List.copyOf(ahead));
        Candidate found = row == null ? best(candidates, wish.wanted()) : at(candidates, row);
        ahead.removeIf(line -> line.number() <= found.last());
        this.number = found.line().number();
        this.header = found.header();
    }

    private static List<Candidate> candidates(List<Line> lines) {
        List<Candidate> candidates = new ArrayList<>();
        for (int i = 0; i < lines.size(); i++) {
            Line line = lines.get(i);
            Candidate alone = new Candidate(line, new HeaderRow(line.cells()), line.number());
            candidates.add(
                    i + BELOW < lines.size()
                            ? joined(line, lines.get(i + 1), lines.get(i + 2)).orElse(alone)
                            : alone);
        }
        return candidates;
    }

    private static Optional<Candidate> joined(Line upper, Line lower, Line content) {
        return lower.number() == upper.number() + 1
                ? HeaderRow.joined(upper.cells(), lower.cells(), content.cells())
                        .map(header -> new Candidate(upper, header, lower.number()))
                : Optional.empty();
    }

    private static Candidate best(List<Candidate> candidates, Predicate<List<String>> wanted) {
        return candidates.stream()
                .filter(candidate -> wanted.test(candidate.header().names()))
                .findFirst()
                .orElseGet(() -> firstFull(candidates));
    }

    /** A title above the header fills few cells. */
    private static Candidate firstFull(List<Candidate> candidates) {
        int widest = candidates.stream().mapToInt(Candidate::filled).max().orElse(0);
        return candidates.stream()
                .filter(candidate -> 2 * candidate.filled() > widest)
                .findFirst()
                .orElseGet(candidates::getFirst);
    }

    private static Candidate at(List<Candidate> candidates, int row) {
        return candidates.stream()
                .filter(candidate -> candidate.line().number() == row)
                .findFirst()
                .orElseThrow(() -> new ImportRejected(Reason.of("table.no-header-row", String.valueOf(row))));
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
