package io.zhanggui.evaluation.run;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.zhanggui.evaluation.dataset.Case;
import io.zhanggui.evaluation.subject.Observation;
import io.zhanggui.evaluation.subject.Observation.NotScored;
import io.zhanggui.evaluation.subject.Observation.Observed;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.channels.OverlappingFileLockException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.json.JsonMapper;

/**
 * A run while it goes on, as a file to which a line is added for each case: a killed process loses what was being asked, and
 * the next one with the same dataset and subject goes on where it ended. A last line that was cut off counts for nothing.
 * One process at a time. Thread-safe.
 */
public final class Journal implements Memory, AutoCloseable {

    /** The file's name in the folder of a run. */
    public static final String FILE = "results.jsonl";

    private static final JsonMapper JSON = JsonMapper.shared();

    private final Path file;
    private final FileChannel channel;
    private final Map<String, Observed> known = new HashMap<>();
    private @Nullable Instant begun;
    private Duration spent = Duration.ZERO;

    /**
     * What a run is of.
     *
     * @param version of the dataset
     * @param subject what is asked
     */
    public record Head(String dataset, String version, String subject) {}

    /** The first line. */
    private record Begin(Head run, Instant begun) {}

    /** Any other line. */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    private record Entry(
            String id,
            long spentMillis,
            @Nullable Observed observed,
            @Nullable NotScored notScored) {}

    private Journal(Path file, FileChannel channel) {
        this.file = file;
        this.channel = channel;
    }

    /**
     * Opens the journal of a folder, making both where they are not there.
     *
     * @param fresh forgets a run that was begun there
     * @param now when the run begins if none was begun there
     * @throws JournalTaken if another run was begun there, or a process is at it
     */
    public static Journal open(Path folder, Head head, boolean fresh, Instant now) throws IOException {
        Files.createDirectories(folder);
        Path file = folder.resolve(FILE);
        FileChannel channel =
                FileChannel.open(file, StandardOpenOption.CREATE, StandardOpenOption.READ, StandardOpenOption.WRITE);
        Journal journal = new Journal(file, channel);
        try {
            journal.lock();
            if (fresh) {
                channel.truncate(0);
            }
            journal.begin(head, now);
            return journal;
        } catch (IOException | RuntimeException e) {
            channel.close();
            throw e;
        }
    }

    @Override
    public Optional<Instant> begun() {
        return Optional.ofNullable(begun);
    }

    @Override
    public Duration spent() {
        return spent;
    }

    @Override
    public Optional<Observed> recall(Case asked) {
        return Optional.ofNullable(known.get(asked.id()));
    }

    /** How many cases are known. */
    public int size() {
        return known.size();
    }

    @Override
    public synchronized void keep(Case asked, Observation observation, Duration spent) {
        try {
            append(
                    switch (observation) {
                        case Observed observed -> new Entry(asked.id(), spent.toMillis(), observed, null);
                        case NotScored failure -> new Entry(asked.id(), spent.toMillis(), null, failure);
                    });
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The run has ended, and is kept elsewhere: the next one here begins anew. */
    public void end() throws IOException {
        Files.deleteIfExists(file);
    }

    @Override
    public void close() throws IOException {
        channel.close();
    }

    private void lock() throws IOException {
        try {
            if (channel.tryLock() == null) {
                throw JournalTaken.byProcess(file);
            }
        } catch (OverlappingFileLockException e) {
            throw JournalTaken.byProcess(file);
        }
    }

    private void begin(Head head, Instant now) throws IOException {
        byte[] content = Files.readAllBytes(file);
        int start = 0;
        for (int end = newLine(content, start); end > 0; end = newLine(content, start)) {
            if (!read(head, new String(content, start, end - start, StandardCharsets.UTF_8), start == 0)) {
                break;
            }
            start = end;
        }
        channel.truncate(start);
        channel.position(start);
        if (start == 0) {
            append(new Begin(head, now));
        }
    }

    /** The place after the next end of a line; 0 if there is none. */
    private static int newLine(byte[] content, int from) {
        int at = from;
        while (at < content.length && content[at] != '\n') {
            at++;
        }
        return at < content.length ? at + 1 : 0;
    }

    /** Whether the line could be read. */
    private boolean read(Head head, String line, boolean first) {
        try {
            if (first) {
                Begin begin = JSON.readValue(line, Begin.class);
                if (!head.equals(begin.run())) {
                    throw JournalTaken.byRun(file, begin.run());
                }
                begun = begin.begun();
            } else {
                learn(JSON.readValue(line, Entry.class));
            }
            return true;
        } catch (JacksonException e) {
            return false;
        }
    }

    private void learn(Entry entry) {
        spent = Duration.ofMillis(Math.max(spent.toMillis(), entry.spentMillis()));
        if (entry.observed() != null) {
            known.put(entry.id(), entry.observed());
        }
    }

    private void append(Record line) throws IOException {
        byte[] text = JSON.writeValueAsString(line).getBytes(StandardCharsets.UTF_8);
        byte[] whole = Arrays.copyOf(text, text.length + 1);
        whole[text.length] = '\n';
        ByteBuffer bytes = ByteBuffer.wrap(whole);
        while (bytes.hasRemaining()) {
            channel.write(bytes);
        }
    }
}
