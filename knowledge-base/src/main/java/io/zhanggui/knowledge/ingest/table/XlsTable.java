package io.zhanggui.knowledge.ingest.table;

import io.zhanggui.knowledge.Reason;
import io.zhanggui.knowledge.ingest.ImportRejected;
import io.zhanggui.knowledge.ingest.TableFormat;
import io.zhanggui.knowledge.ingest.table.HeaderSearch.Line;
import java.util.Iterator;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** One sheet of a workbook of the binary format. */
final class XlsTable implements Table {

    private final HeaderSearch search;
    private final TableFormat format;

    private XlsTable(Sheet sheet, List<Sheet> all, HeaderSearch.Wish wish) {
        this.search = new HeaderSearch(
                sheet.rows().stream()
                        .map(row -> new Line(row.number(), row.cells()))
                        .iterator(),
                wish);
        this.format = new TableFormat(TableFormat.Kind.XLS, null, null, sheet.name(), names(all), search.number());
    }

    private static List<String> names(List<Sheet> sheets) {
        return sheets.stream().map(Sheet::name).toList();
    }

    /** The named sheet; else the first with the wanted headers; without one, the first with content. */
    static XlsTable open(List<Sheet> sheets, @Nullable String name, HeaderSearch.Wish wish) {
        if (name != null) {
            Optional<Sheet> named =
                    sheets.stream().filter(sheet -> sheet.name().equals(name)).findFirst();
            return new XlsTable(
                    named.orElseThrow(() ->
                            new ImportRejected(Reason.of("table.no-sheet", name, String.join(", ", names(sheets))))),
                    sheets,
                    wish);
        }
        List<XlsTable> tables = sheets.stream()
                .filter(sheet -> !sheet.rows().isEmpty())
                .map(sheet -> new XlsTable(sheet, sheets, wish))
                .toList();
        return tables.stream()
                .filter(table -> wish.wanted().test(table.headers()))
                .findFirst()
                .or(() -> tables.stream().findFirst())
                .orElseThrow(() -> new ImportRejected(Reason.of("file.empty")));
    }

    @Override
    public List<String> headers() {
        return search.header().names();
    }

    @Override
    public TableFormat format() {
        return format;
    }

    @Override
    public int unnamed() {
        return search.header().unnamed();
    }

    @Override
    public Iterator<TableRow> rows() {
        return search.rows();
    }

    @Override
    public void close() {}
}
