package io.zhanggui.knowledge.ingest.table;

import io.zhanggui.knowledge.Reason;
import io.zhanggui.knowledge.ingest.ImportRejected;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.function.Predicate;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;
import org.dhatim.fastexcel.reader.ExcelReaderException;
import org.dhatim.fastexcel.reader.ReadableWorkbook;
import org.dhatim.fastexcel.reader.ReadingOptions;
import org.dhatim.fastexcel.reader.Row;
import org.dhatim.fastexcel.reader.Sheet;

/** One sheet of a workbook. */
final class XlsxTable implements Table {

    /** Uncompressed: a workbook of 50,000 rows of 100 cells has about 300 MB. */
    private static final long LIMIT = 1L << 30;

    private final ReadableWorkbook workbook;
    private final Stream<Row> stream;
    private final Iterator<Row> rows;
    private final HeaderRow header;
    private final XlsxText text;

    private XlsxTable(ReadableWorkbook workbook, Stream<Row> stream) {
        this.workbook = workbook;
        this.stream = stream;
        this.rows = stream.iterator();
        this.text = new XlsxText(workbook.isDate1904());
        this.header = new HeaderRow(firstWithContent());
    }

    /** The first sheet with the wanted headers; without one, the first with content. */
    static XlsxTable open(Path file, Predicate<List<String>> wanted) throws IOException {
        checkSize(file);
        try {
            ReadableWorkbook workbook = new ReadableWorkbook(file.toFile(), new ReadingOptions(true, false));
            try {
                return pick(workbook, wanted);
            } catch (ImportRejected | ExcelReaderException | IOException e) {
                workbook.close();
                throw e;
            }
        } catch (ExcelReaderException | IOException e) {
            throw broken(e);
        }
    }

    private static XlsxTable pick(ReadableWorkbook workbook, Predicate<List<String>> wanted) throws IOException {
        List<Sheet> sheets = workbook.getSheets().toList();
        List<Sheet> withContent = new ArrayList<>();
        for (Sheet sheet : sheets) {
            XlsxTable table = new XlsxTable(workbook, sheet.openStream());
            if (wanted.test(table.headers())) {
                return table;
            }
            table.stream.close();
            if (!table.headers().isEmpty()) {
                withContent.add(sheet);
            }
        }
        if (withContent.isEmpty()) {
            throw new ImportRejected(Reason.of("file.empty"));
        }
        return new XlsxTable(workbook, withContent.getFirst().openStream());
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
        return header.names();
    }

    @Override
    public Iterator<TableRow> rows() {
        return Stream.generate(this::next)
                .takeWhile(row -> row.number() > 0)
                .map(row -> header.row(row.number(), row.cells()))
                .filter(row -> !row.cells().isEmpty() || row.broken() != null)
                .iterator();
    }

    private record Cells(int number, List<String> cells) {}

    private static final Cells NONE = new Cells(0, List.of());

    private List<String> firstWithContent() {
        Cells row = next();
        while (row.number() > 0 && row.cells().stream().allMatch(String::isBlank)) {
            row = next();
        }
        return row.cells();
    }

    private Cells next() {
        try {
            if (!rows.hasNext()) {
                return NONE;
            }
            Row row = rows.next();
            List<String> cells = new ArrayList<>();
            for (int i = 0; i < row.getCellCount(); i++) {
                cells.add(row.getOptionalCell(i).map(text::of).orElse(""));
            }
            return new Cells(row.getRowNum(), cells);
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
