package io.zhanggui.knowledge.ingest.table;

import io.zhanggui.knowledge.Reason;
import io.zhanggui.knowledge.ingest.ImportRejected;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Iterator;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVParser;
import org.apache.commons.csv.CSVRecord;
import org.jspecify.annotations.Nullable;

/** RFC 4180 with comma, semicolon or tab. */
final class CsvTable implements Table {

    private final CSVParser parser;
    private final Iterator<CSVRecord> records;
    private final HeaderRow header;

    private CsvTable(CSVParser parser) {
        this.parser = parser;
        this.records = parser.iterator();
        this.header = new HeaderRow(firstWithContent());
    }

    static CsvTable open(TextFile file) throws IOException {
        CSVFormat format = CSVFormat.RFC4180
                .builder()
                .setDelimiter(delimiter(file))
                .setIgnoreEmptyLines(false)
                .setTrailingData(true)
                .get();
        CSVParser parser =
                CSVParser.builder().setReader(file.open()).setFormat(format).get();
        try {
            return new CsvTable(parser);
        } catch (ImportRejected e) {
            parser.close();
            throw e;
        }
    }

    /** The one that the first line with content has most of, outside quotes. */
    private static char delimiter(TextFile file) throws IOException {
        try (BufferedReader reader = file.open()) {
            String line = Objects.requireNonNullElse(reader.readLine(), "");
            while (line.isBlank()) {
                line = Objects.requireNonNull(reader.readLine(), "a file with content");
            }
            String bare = line.replaceAll("\"[^\"]*\"", "");
            char best = ',';
            for (char candidate : new char[] {';', '\t'}) {
                best = count(bare, candidate) > count(bare, best) ? candidate : best;
            }
            return best;
        }
    }

    private static long count(String line, char character) {
        return line.chars().filter(each -> each == character).count();
    }

    @Override
    public List<String> headers() {
        return header.names();
    }

    @Override
    public Iterator<TableRow> rows() {
        return Stream.generate(this::next)
                .takeWhile(Objects::nonNull)
                .filter(record -> hasContent(record))
                .map(record -> header.row(Math.toIntExact(record.getRecordNumber()), record.toList()))
                .iterator();
    }

    private List<String> firstWithContent() {
        CSVRecord record = next();
        while (record != null && !hasContent(record)) {
            record = next();
        }
        if (record == null) {
            throw new ImportRejected(Reason.of("file.empty"));
        }
        return record.toList();
    }

    private @Nullable CSVRecord next() {
        try {
            return records.hasNext() ? records.next() : null;
        } catch (UncheckedIOException e) {
            throw new ImportRejected(Reason.of("csv.quote", String.valueOf(parser.getRecordNumber() + 1)), e);
        }
    }

    private static boolean hasContent(CSVRecord record) {
        return record.stream().anyMatch(cell -> !cell.isBlank());
    }

    @Override
    public void close() {
        try {
            parser.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
