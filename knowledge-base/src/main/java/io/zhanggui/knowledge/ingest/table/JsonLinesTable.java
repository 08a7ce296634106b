package io.zhanggui.knowledge.ingest.table;

import io.zhanggui.knowledge.Reason;
import io.zhanggui.knowledge.ingest.ImportRejected;
import io.zhanggui.knowledge.ingest.TableFormat;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Iterator;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** One JSON object a line. */
final class JsonLinesTable implements Table {

    private static final JsonMapper JSON = JsonMapper.builder()
            .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS, DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
            .build();

    private final BufferedReader reader;
    private final TableFormat format;
    private final JsonHeaders headers;
    private int line;

    private JsonLinesTable(BufferedReader reader, TextFile file) {
        this.reader = reader;
        this.format =
                TableFormat.json(TableFormat.Kind.JSON_LINES, file.charset().name());
        this.headers = new JsonHeaders(Stream.generate(this::next)
                .takeWhile(row -> row != null)
                .filter(TableRow::counts)
                .iterator());
    }

    /** @throws ImportRejected if the first line is no object of its own */
    static JsonLinesTable open(TextFile file) throws IOException {
        BufferedReader reader = file.open();
        JsonLinesTable table = new JsonLinesTable(reader, file);
        if (table.headers().isEmpty()) {
            reader.close();
            throw new ImportRejected(Reason.of("json.lines"));
        }
        return table;
    }

    @Override
    public List<String> headers() {
        return headers.names();
    }

    @Override
    public TableFormat format() {
        return format;
    }

    @Override
    public Iterator<TableRow> rows() {
        return headers.rows();
    }

    private @Nullable TableRow next() {
        try {
            String text = reader.readLine();
            line++;
            return text == null ? null : row(text);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private TableRow row(String text) {
        if (text.isBlank()) {
            return new TableRow(line, List.of(), null);
        }
        try {
            JsonNode node = JSON.readTree(text);
            return node.isObject()
                    ? new TableRow(line, JsonCells.of(node), null)
                    : TableRow.broken(line, Reason.of("json.no-object"));
        } catch (JacksonException e) {
            return TableRow.broken(line, Reason.of("json.no-object"));
        }
    }

    @Override
    public void close() {
        try {
            reader.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
