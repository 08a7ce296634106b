package io.zhanggui.evaluation.benchmark;

import io.zhanggui.evaluation.Message;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.zip.CRC32;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * A line of a file of judged texts. A field that is missing or of another kind than expected is absent, never an error.
 *
 * @param id the line's number where it has none
 * @param question null: none
 * @param context the passages
 * @param answer null: none
 * @param label what people said of it, with the fields beside it
 */
record Row(
        String id,
        @Nullable String question,
        List<String> context,
        @Nullable String answer,
        JsonNode label) {

    private static final JsonMapper JSON = JsonMapper.shared();

    /** @throws Unreadable naming the line that is no JSON object */
    static List<Row> read(Path file) throws IOException {
        if (!Files.isRegularFile(file) || !Files.isReadable(file)) {
            throw new Unreadable(Message.of("benchmark.missing", file), null);
        }
        List<Row> rows = new ArrayList<>();
        int number = 0;
        for (String line : Files.readAllLines(file)) {
            number++;
            if (!line.isBlank()) {
                rows.add(of(file, number, line.startsWith("\uFEFF") ? line.substring(1) : line));
            }
        }
        return rows;
    }

    private static Row of(Path file, int number, String line) {
        try {
            JsonNode json = JSON.readTree(line);
            if (!json.isObject()) {
                throw new Unreadable(Message.of("dataset.no-object", file, number), null);
            }
            return of(json, number);
        } catch (JacksonException wrong) {
            throw new Unreadable(Message.of("dataset.no-object", file, number), wrong);
        }
    }

    private static Row of(JsonNode json, int number) {
        String id = text(json.path("id"));
        return new Row(
                id == null ? String.valueOf(number) : id,
                text(json.path("question")),
                passages(json.path("context")),
                json.path("answer").isValueNode() ? json.path("answer").asString("") : null,
                json);
    }

    private static List<String> passages(JsonNode context) {
        if (!context.isArray()) {
            String only = text(context);
            return only == null ? List.of() : List.of(only);
        }
        return context.valueStream().map(Row::passage).toList();
    }

    private static String passage(JsonNode passage) {
        String text = text(passage.isObject() ? passage.path("text") : passage);
        return text == null ? "" : text;
    }

    private static @Nullable String text(JsonNode value) {
        return value.isValueNode() && !value.isNull() && !value.asString("").isBlank() ? value.asString("") : null;
    }

    /** The same with other passages. */
    Row with(List<String> passages) {
        return new Row(id, question, passages, answer, label);
    }

    /** Rows that share their first passage, or without passages their question, are on the same side. */
    boolean isHeldOut() {
        String group = context.isEmpty() ? String.valueOf(question) : context.getFirst();
        CRC32 hash = new CRC32();
        hash.update(group.getBytes(StandardCharsets.UTF_8));
        return (hash.getValue() & 1) == 1;
    }
}
