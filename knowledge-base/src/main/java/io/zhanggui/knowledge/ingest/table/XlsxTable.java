package io.zhanggui.knowledge.ingest.table;

import io.zhanggui.knowledge.Reason;
import io.zhanggui.knowledge.ingest.ImportRejected;
import io.zhanggui.knowledge.ingest.TableFormat;
import io.zhanggui.knowledge.ingest.table.HeaderSearch.Line;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;
import org.dhatim.fastexcel.reader.ExcelReaderException;
import org.dhatim.fastexcel.reader.ReadableWorkbook;
import org.dhatim.fastexcel.reader.ReadingOptions;
import org.dhatim.fastexcel.reader.Row;
import org.dhatim.fastexcel.reader.Sheet;
import org.jspecify.annotations.Nullable;

/** One sheet of a workbook. */
final class XlsxTable implements Table {

    /** Uncompressed: a workbook of 50,000 rows of 100 cells has about 300 MB. */
    private static final long LIMIT = 1L << 30;

    private final ReadableWorkbook workbook;
    private final Stream<Row> stream;
    private final Iterator<Row> rows;
    private final XlsxText text;
    private final HeaderSearch search;
    private final TableFormat format;

    private XlsxTable(ReadableWorkbook workbook, Sheet sheet, HeaderSearch.Wish wish) throws IOException {
        this.workbook = workbook;
        this.stream = sheet.openStream();
        this.rows = stream.iterator();
        this.text = new XlsxText(workbook.isDate1904());
        try {
            this.search = new HeaderSearch(
                    Stream.generate(this::next)
                            .takeWhile(Objects::nonNull)
                            .filter(Line::hasContent)
                            .iterator(),
                    wish);
        } catch (ImportRejected e) {
            stream.close();
            throw e;
        }
        this.format =
                new TableFormat(TableFormat.Kind.XLSX, null, null, sheet.getName(), names(workbook), search.number());
    }

    private static List<String> names(ReadableWorkbook workbook) {
        return workbook.getSheets().map(Sheet::getName).toList();
    }

    /** The named sheet; else the first with the wanted headers; without one, the first with content. */
    static XlsxTable open(Path file, @Nullable String sheet, HeaderSearch.Wish wish) throws IOException {
        checkSize(file);
        try {
            ReadableWorkbook workbook = new ReadableWorkbook(file.toFile(), new ReadingOptions(true, false));
            try {
                return sheet == null ? pick(workbook, wish) : named(workbook, sheet, wish);
            } catch (ImportRejected | ExcelReaderException | IOException e) {
                workbook.close();
                throw e;
            }
        } catch (ExcelReaderException | IOException e) {
            throw broken(e);
        }
    }

    private static XlsxTable named(ReadableWorkbook workbook, String name, HeaderSearch.Wish wish) throws IOException {
        Sheet sheet = workbook.getSheets()
                .filter(each -> each.getName().equals(name))
                .findFirst()
                .orElseThrow(() ->
                        new ImportRejected(Reason.of("table.no-sheet", name, String.join(", ", names(workbook)))));
        return new XlsxTable(workbook, sheet, wish);
    }

    private static XlsxTable pick(ReadableWorkbook workbook, HeaderSearch.Wish wish) throws IOException {
        Sheet first = null;
        for (Sheet sheet : workbook.getSheets().toList()) {
            XlsxTable table = withContent(workbook, sheet, wish);
            if (table != null && wish.wanted().test(table.headers())) {
                return table;
            }
            if (table != null) {
                table.stream.close();
                first = first == null ? sheet : first;
            }
        }
        if (first == null) {
            throw new ImportRejected(Reason.of("file.empty"));
        }
        return new XlsxTable(workbook, first, wish);
    }

    private static @Nullable XlsxTable withContent(ReadableWorkbook workbook, Sheet sheet, HeaderSearch.Wish wish)
            throws IOException {
        try {
            return new XlsxTable(workbook, sheet, wish);
        } catch (ImportRejected e) {
            if (List.of("file.empty", "table.no-header-row").contains(e.reason().code())) {
                return null;
            }
            throw e;
        }
    }

    private static void checkSize(Path file) throws IOException {
        try (ZipFile zip = new ZipFile(file.toFile())) {
            if (zip.getEntry("xl/workbook.xml") == null) {
                throw new ImportRejected(Reason.of("table.no-workbook"));
            }
            if (zip.stream().mapToLong(ZipEntry::getSize).sum() > LIMIT) {
                throw new ImportRejected(Reason.of("table.too-large"));
            }
        } catch (java.util.zip.ZipException e) {
            throw broken(e);
        }
    }

    private static ImportRejected broken(Exception cause) {
        return new ImportRejected(Reason.of("table.broken-workbook"), cause);
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
        Iterator<TableRow> all = search.rows();
        return Stream.generate(() -> all.hasNext() ? all.next() : null)
                .takeWhile(Objects::nonNull)
                .filter(TableRow::counts)
                .iterator();
    }

    private @Nullable Line next() {
        try {
            if (!rows.hasNext()) {
                return null;
            }
            Row row = rows.next();
            List<String> cells = new ArrayList<>();
            for (int i = 0; i < row.getCellCount(); i++) {
                cells.add(row.getOptionalCell(i).map(text::of).orElse(""));
            }
            return new Line(row.getRowNum(), cells);
        } catch (ExcelReaderException | UncheckedIOException e) {
            throw broken(e);
        }
    }

    @Override
    public void close() {
        stream.close();
        try {
            workbook.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
