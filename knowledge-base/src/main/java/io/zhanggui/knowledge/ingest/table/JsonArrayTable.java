package io.zhanggui.knowledge.ingest.table;

import io.zhanggui.knowledge.Reason;
import io.zhanggui.knowledge.ingest.ImportRejected;
import io.zhanggui.knowledge.ingest.TableFormat;
import java.io.IOException;
import java.util.Iterator;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** A JSON array of objects; a row's number is its position in it, from 1. */
final class JsonArrayTable implements Table {

    private static final JsonMapper JSON = JsonMapper.builder()
            .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
            .disable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
            .build();

    private final JsonParser parser;
    private final TableFormat format;
    private final JsonHeaders headers;
    private int element;

    private JsonArrayTable(JsonParser parser, TextFile file) {
        this.parser = parser;
        this.format = TableFormat.json(TableFormat.Kind.JSON, file.charset().name());
        parser.nextToken();
        this.headers = new JsonHeaders(
                Stream.generate(this::next).takeWhile(row -> row != null).iterator());
    }

    static JsonArrayTable open(TextFile file) throws IOException {
        JsonParser parser = JSON.createParser(file.open());
        try {
            return new JsonArrayTable(parser, file);
        } catch (ImportRejected e) {
            parser.close();
            throw e;
        }
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
            element++;
            if (parser.nextToken() == JsonToken.END_ARRAY) {
                return null;
            }
            JsonNode node = JSON.readTree(parser);
            return node.isObject()
                    ? new TableRow(element, JsonCells.of(node), null)
                    : TableRow.broken(element, Reason.of("json.no-object"));
        } catch (JacksonException e) {
            throw new ImportRejected(Reason.of("json.broken", String.valueOf(element)), e);
        }
    }

    @Override
    public void close() {
        parser.close();
    }
}
