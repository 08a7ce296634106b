package io.zhanggui.knowledge.ingest.table;

import io.zhanggui.knowledge.Reason;
import io.zhanggui.knowledge.ingest.ImportRejected;
import io.zhanggui.knowledge.ingest.TableFormat;
import io.zhanggui.knowledge.ingest.table.HeaderSearch.Line;
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

    private static final List<Character> DELIMITERS = List.of(',', ';', '\t');

    private final CSVParser parser;
    private final Iterator<CSVRecord> records;
    private final HeaderSearch search;
    private final TableFormat format;

    private CsvTable(CSVParser parser, TextFile file, char delimiter, HeaderSearch.Wish wish) {
        this.parser = parser;
        this.records = parser.iterator();
        this.search = new HeaderSearch(
                Stream.generate(this::next)
                        .takeWhile(Objects::nonNull)
                        .filter(Line::hasContent)
                        .iterator(),
                wish);
        this.format = new TableFormat(
                TableFormat.Kind.CSV, file.charset().name(), delimiter, null, List.of(), search.number());
    }

    static CsvTable open(TextFile file, HeaderSearch.Wish wish) throws IOException {
        char delimiter = delimiter(file);
        CSVFormat format = CSVFormat.RFC4180
                .builder()
                .setDelimiter(delimiter)
                .setIgnoreEmptyLines(false)
                .setTrailingData(true)
                .get();
        CSVParser parser =
                CSVParser.builder().setReader(file.open()).setFormat(format).get();
        try {
            return new CsvTable(parser, file, delimiter, wish);
        } catch (ImportRejected e) {
            parser.close();
            throw e;
        }
    }

    /** The one that the first line with any has most of, outside quotes. */
    private static char delimiter(TextFile file) throws IOException {
        try (BufferedReader reader = file.open()) {
            String bare = reader.lines()
                    .map(line -> line.replaceAll("\"[^\"]*\"", ""))
                    .filter(line -> DELIMITERS.stream().anyMatch(each -> count(line, each) > 0))
                    .findFirst()
                    .orElse("");
            char best = ',';
            for (char candidate : DELIMITERS) {
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

    private @Nullable Line next() {
        try {
            if (!records.hasNext()) {
                return null;
            }
            CSVRecord record = records.next();
            return new Line(Math.toIntExact(record.getRecordNumber()), record.toList());
        } catch (UncheckedIOException e) {
            throw new ImportRejected(Reason.of("csv.quote", String.valueOf(parser.getRecordNumber() + 1)), e);
        }
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
