package io.zhanggui.evaluation.benchmark;

import dev.langchain4j.data.embedding.Embedding;
import dev.langchain4j.data.segment.TextSegment;
import dev.langchain4j.model.embedding.EmbeddingModel;
import java.io.IOException;
import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.List;

/**
 * The vectors of a list of texts, one after the other in a file, which takes none of the heap.
 *
 * @param numbers floats in the machine's own order
 */
record VectorFile(MemorySegment numbers, int dimension) {

    private static final int BATCH = 1_000;

    /** Maps the file; where it is missing or holds the vectors of fewer or more texts, it is written first. */
    static VectorFile of(Path file, List<String> texts, EmbeddingModel model) throws IOException {
        long size = (long) texts.size() * model.dimension() * Float.BYTES;
        if (!Files.exists(file) || Files.size(file) != size) {
            Path part = file.resolveSibling(file.getFileName() + ".part");
            try (FileChannel channel = FileChannel.open(
                            part,
                            StandardOpenOption.CREATE,
                            StandardOpenOption.READ,
                            StandardOpenOption.WRITE,
                            StandardOpenOption.TRUNCATE_EXISTING);
                    Arena arena = Arena.ofConfined()) {
                write(channel.map(FileChannel.MapMode.READ_WRITE, 0, size, arena), texts, model);
            }
            Files.move(part, file, StandardCopyOption.REPLACE_EXISTING);
        }
        try (FileChannel channel = FileChannel.open(file)) {
            return new VectorFile(
                    channel.map(FileChannel.MapMode.READ_ONLY, 0, size, Arena.ofAuto()), model.dimension());
        }
    }

    private static void write(MemorySegment numbers, List<String> texts, EmbeddingModel model) {
        long at = 0;
        for (int from = 0; from < texts.size(); from += BATCH) {
            List<TextSegment> batch = texts.subList(from, Math.min(texts.size(), from + BATCH)).stream()
                    .map(TextSegment::from)
                    .toList();
            for (Embedding embedding : model.embedAll(batch).content()) {
                float[] vector = embedding.vector();
                MemorySegment.copy(vector, 0, numbers, ValueLayout.JAVA_FLOAT, at, vector.length);
                at += (long) vector.length * Float.BYTES;
            }
        }
    }

    int size() {
        return Math.toIntExact(numbers.byteSize() / Float.BYTES / dimension);
    }

    float[] get(int i) {
        long from = (long) i * dimension * Float.BYTES;
        return numbers.asSlice(from, (long) dimension * Float.BYTES).toArray(ValueLayout.JAVA_FLOAT);
    }
}
