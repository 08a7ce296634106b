package io.zhanggui.assistant.facts;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.zhanggui.assistant.installation.DataFolder;
import io.zhanggui.knowledge.ingest.RowEnd;
import java.io.BufferedReader;
import java.io.BufferedWriter;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.OutputStreamWriter;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.zip.GZIPInputStream;
import java.util.zip.GZIPOutputStream;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import tools.jackson.databind.json.JsonMapper;

/**
 * How each row of each import ended: a compressed file beside the rows of the store, one line a row, the first line the
 * headers. Thread-safe; a {@link Report} is not.
 */
@Component
class RowReports {

    private final Path folder;
    private final JsonMapper json;

    RowReports(DataFolder data, JsonMapper json) throws IOException {
        this.folder = data.folder("import-rows");
        this.json = json;
    }

    /** Begins the report of an import. */
    Report begin(String id) {
        return new Report(path(id));
    }

    /** Hears each row of a report; false if there is none. */
    boolean read(String id, RowListener listener) {
        if (!Files.exists(path(id))) {
            return false;
        }
        try (BufferedReader lines = new BufferedReader(
                new InputStreamReader(new GZIPInputStream(Files.newInputStream(path(id)), 1 << 16), UTF_8))) {
            String first = Optional.ofNullable(lines.readLine()).orElse("[]");
            listener.headers(List.of(json.readValue(first, String[].class)));
            for (String line = lines.readLine(); line != null; line = lines.readLine()) {
                listener.row(json.readValue(line, RowEnd.class));
            }
            return true;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private Path path(String id) {
        return folder.resolve(id + ".jsonl.gz");
    }

    /** Takes the rows of one import as they end. Kept when it is told to be, else gone. */
    final class Report implements AutoCloseable {

        private final Path file;
        private @Nullable BufferedWriter writer;
        private List<String> headers = List.of();
        private boolean kept;

        private Report(Path file) {
            this.file = file;
        }

        void headers(List<String> names) {
            headers = names;
        }

        void add(RowEnd row) {
            try {
                if (writer == null) {
                    writer = new BufferedWriter(
                            new OutputStreamWriter(new GZIPOutputStream(Files.newOutputStream(file), 1 << 16), UTF_8));
                    line(writer, headers);
                }
                line(writer, row);
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }

        void keep() {
            kept = true;
        }

        private void line(BufferedWriter to, Object value) throws IOException {
            to.write(json.writeValueAsString(value));
            to.write('\n');
        }

        @Override
        public void close() {
            try {
                if (writer != null) {
                    writer.close();
                }
                if (!kept) {
                    Files.deleteIfExists(file);
                }
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
    }
}
