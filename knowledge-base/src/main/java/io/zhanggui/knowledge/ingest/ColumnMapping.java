package io.zhanggui.knowledge.ingest;

import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.toMap;

import io.zhanggui.knowledge.Reason;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * What the columns of a table hold, and where in the file the table is. A column that is not named here is taken as
 * {@link TableKind#proposed} takes it.
 *
 * @param sheet of a workbook; null for the one that fits best
 * @param headerRow 1-based number of the row that names the columns; null for the one that fits best
 * @param columns no two with the same header
 */
public record ColumnMapping(
        @Nullable String sheet, @Nullable Integer headerRow, List<Column> columns) {

    /** Everything as proposed. */
    public static final ColumnMapping PROPOSED = new ColumnMapping(null, null, List.of());

    private static final int NAME_LIMIT = 200;

    public ColumnMapping {
        columns = List.copyOf(columns);
        if (headerRow != null && headerRow < 1) {
            throw new IllegalArgumentException("Rows are counted from 1: " + headerRow);
        }
        if (columns.stream().map(Column::header).distinct().count() < columns.size()) {
            throw new IllegalArgumentException("A header stands twice among " + columns);
        }
    }

    /**
     * A column.
     *
     * @param name of the attribute that it holds, the header by default; null for every other field
     */
    public record Column(
            String header, Field field, @Nullable String name) {

        public Column {
            if (header.isBlank()) {
                throw new IllegalArgumentException("A column has a header");
            }
            name = field == Field.ATTRIBUTE ? attribute(header, name) : null;
        }

        public static Column of(String header, Field field) {
            return new Column(header, field, null);
        }

        private static String attribute(String header, @Nullable String name) {
            return name == null || name.isBlank() ? header : Cells.trim(name);
        }
    }

    /** The same columns, elsewhere in a file. */
    public ColumnMapping at(@Nullable String otherSheet, @Nullable Integer otherRow) {
        return new ColumnMapping(otherSheet, otherRow, columns);
    }

    /** The same for exactly these headers: those that are not named here as proposed. */
    public ColumnMapping over(TableKind kind, List<String> headers) {
        Map<String, Column> named = byHeader();
        Set<Field> taken = columns.stream()
                .filter(column -> headers.contains(column.header()))
                .map(Column::field)
                .collect(Collectors.toSet());
        List<String> others =
                headers.stream().filter(header -> !named.containsKey(header)).toList();
        Map<String, Column> all = new LinkedHashMap<>();
        headers.forEach(header -> Optional.ofNullable(named.get(header)).ifPresent(each -> all.put(header, each)));
        kind.proposed(others, taken).forEach(column -> all.put(column.header(), column));
        return new ColumnMapping(
                sheet, headerRow, headers.stream().distinct().map(all::get).toList());
    }

    /** What is wrong with it for a table with these headers; empty if nothing is. */
    public List<Reason> problems(TableKind kind, List<String> headers) {
        List<Reason> problems = new ArrayList<>();
        ColumnMapping whole = over(kind, headers);
        for (Field field : kind.required()) {
            if (whole.headers(field).isEmpty()) {
                problems.add(Reason.of("mapping.no-" + field.name().toLowerCase(Locale.ROOT)));
            }
        }
        whole.twice().forEach(pair -> problems.add(Reason.of("mapping.twice", String.join(", ", pair))));
        for (Column column : columns) {
            problems.addAll(column(column, kind, headers));
        }
        return problems;
    }

    private static List<Reason> column(Column column, TableKind kind, List<String> headers) {
        List<Reason> problems = new ArrayList<>();
        if (!headers.contains(column.header())) {
            problems.add(Reason.of("mapping.unknown-header", column.header(), Columns.shown(headers)));
        }
        if (!kind.fields().contains(column.field())) {
            problems.add(Reason.of("mapping.other-kind", column.header()));
        }
        if (column.name() != null && column.name().length() > NAME_LIMIT) {
            problems.add(Reason.of("mapping.name-long", column.header(), String.valueOf(NAME_LIMIT)));
        }
        return problems;
    }

    private List<List<String>> twice() {
        Map<Field, List<Column>> byField = columns.stream()
                .filter(column -> column.field().single())
                .collect(groupingBy(Column::field, () -> new EnumMap<>(Field.class), Collectors.toList()));
        return byField.values().stream()
                .filter(same -> same.size() > 1)
                .map(same -> same.stream().map(Column::header).toList())
                .toList();
    }

    /** The columns that hold the field, in their order. */
    List<String> headers(Field field) {
        return columns.stream()
                .filter(column -> column.field() == field)
                .map(Column::header)
                .toList();
    }

    /** The first column that holds the field. */
    @Nullable
    String header(Field field) {
        List<String> headers = headers(field);
        return headers.isEmpty() ? null : headers.getFirst();
    }

    Map<String, Column> byHeader() {
        return columns.stream().collect(toMap(Column::header, column -> column));
    }

    /** The same for two tables with the same headers, in whatever order. */
    public static String signature(List<String> headers) {
        return Hash.of(new TreeSet<>(headers).toArray());
    }
}
