package io.zhanggui.knowledge.ingest;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * How a table is written, as far as reading it showed.
 *
 * @param kind of the file
 * @param encoding of a file of text, such as {@code UTF-8}
 * @param delimiter between the cells of a CSV file
 * @param sheet of a workbook, the one that is read
 * @param sheets all sheets of a workbook, in its order
 * @param headerRow 1-based; 0 for a format without a header row
 */
public record TableFormat(
        Kind kind,
        @Nullable String encoding,
        @Nullable Character delimiter,
        @Nullable String sheet,
        List<String> sheets,
        int headerRow) {

    public TableFormat {
        sheets = List.copyOf(sheets);
    }

    /** Of JSON, which has neither cells nor a header row. */
    public static TableFormat json(Kind kind, String encoding) {
        return new TableFormat(kind, encoding, null, null, List.of(), 0);
    }

    /** The formats of tables. */
    public enum Kind {
        CSV,
        XLSX,
        XLS,
        JSON_LINES,
        JSON
    }
}
