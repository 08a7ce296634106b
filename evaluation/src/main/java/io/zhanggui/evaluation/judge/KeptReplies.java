package io.zhanggui.evaluation.judge;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.json.JsonMapper;

/**
 * What judges have replied, by the content of the question: the same is never paid for twice. Thread-safe; one process at a
 * time uses a file.
 */
public final class KeptReplies {

    private final @Nullable Path file;
    private final Map<String, String> replies;

    private KeptReplies(@Nullable Path file, Map<String, String> replies) {
        this.file = file;
        this.replies = replies;
    }

    /** A line of the file. */
    private record Line(String key, String reply) {}

    /** Kept as long as this object is. */
    public static KeptReplies inMemory() {
        return new KeptReplies(null, new HashMap<>());
    }

    /** Kept in a file of JSON lines, which need not exist yet. A line that a killed process left unfinished is passed over. */
    public static KeptReplies in(Path file) throws IOException {
        Map<String, String> replies = new HashMap<>();
        if (Files.exists(file)) {
            for (String text : Files.readAllLines(file)) {
                read(text).ifPresent(line -> replies.put(line.key(), line.reply()));
            }
        }
        return new KeptReplies(file, replies);
    }

    /**
     * Drops the oldest lines of a file beyond the latest ones, whole or not at all. Not while replies are kept in it.
     *
     * @param most how many lines stay
     */
    public static void prune(Path file, int most) throws IOException {
        if (!Files.exists(file)) {
            return;
        }
        List<String> lines = Files.readAllLines(file);
        if (lines.size() > most) {
            Path next = file.resolveSibling(file.getFileName() + ".next");
            Files.write(next, lines.subList(lines.size() - most, lines.size()));
            Files.move(next, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
        }
    }

    private static Optional<Line> read(String text) {
        try {
            return Optional.of(JsonMapper.shared().readValue(text, Line.class));
        } catch (JacksonException unfinished) {
            return Optional.empty();
        }
    }

    synchronized Optional<String> find(String key) {
        return Optional.ofNullable(replies.get(key));
    }

    synchronized void keep(String key, String reply) {
        replies.put(key, reply);
        if (file != null) {
            try {
                Files.writeString(
                        file,
                        JsonMapper.shared().writeValueAsString(new Line(key, reply)) + "\n",
                        StandardOpenOption.CREATE,
                        StandardOpenOption.APPEND);
            } catch (IOException failure) {
                throw new UncheckedIOException("The replies of the judge cannot be kept in " + file, failure);
            }
        }
    }
}
