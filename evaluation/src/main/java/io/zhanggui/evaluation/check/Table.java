package io.zhanggui.evaluation.check;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;

/** A table of words beside this class: columns parted by tabs, words within a column by bars, comments behind {@code #}. */
record Table(String comment, List<Row> rows) {

    record Row(List<String> columns) {

        String text(int column) {
            return column < columns.size() ? columns.get(column) : "";
        }

        List<String> words(int column, String separator) {
            return text(column).isEmpty() ? List.of() : List.of(text(column).split(separator, -1));
        }

        List<String> words(int column) {
            return words(column, "\\|");
        }
    }

    static Table read(String name) {
        try (InputStream file = Table.class.getResourceAsStream(name)) {
            if (file == null) {
                throw new IllegalStateException("This build lacks the word table " + name);
            }
            return parse(new String(file.readAllBytes(), StandardCharsets.UTF_8));
        } catch (IOException e) {
            throw new UncheckedIOException("Cannot read the word table " + name, e);
        }
    }

    private static Table parse(String content) {
        List<String> lines = content.lines().filter(line -> !line.isBlank()).toList();
        List<Row> rows = lines.stream()
                .filter(line -> !line.startsWith("#"))
                .map(line -> new Row(List.of(line.split("\t", -1))))
                .toList();
        return new Table(lines.getFirst(), rows);
    }
}
