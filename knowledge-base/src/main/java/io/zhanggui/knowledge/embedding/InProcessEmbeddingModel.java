package io.zhanggui.knowledge.embedding;

import dev.langchain4j.data.embedding.Embedding;
import dev.langchain4j.data.segment.TextSegment;
import dev.langchain4j.model.embedding.EmbeddingModel;
import dev.langchain4j.model.output.Response;
import java.util.List;
import java.util.concurrent.ForkJoinPool;
import org.jspecify.annotations.Nullable;

/** A model out of a jar, loaded when the first text comes. Thread-safe; many texts share the processors. */
final class InProcessEmbeddingModel implements EmbeddingModel {

    /** Not the common pool: a long import would hold up whatever else runs there. */
    private static final ForkJoinPool WORKERS =
            new ForkJoinPool(Runtime.getRuntime().availableProcessors());

    private final String name;
    private final int dimension;
    private @Nullable BertEncoder loaded;

    InProcessEmbeddingModel(String name, int dimension) {
        this.name = name;
        this.dimension = dimension;
    }

    @Override
    public Response<List<Embedding>> embedAll(List<TextSegment> segments) {
        BertEncoder encoder = encoder();
        if (segments.size() == 1) {
            return Response.from(List.of(encode(encoder, segments.getFirst())));
        }
        return Response.from(WORKERS.submit(() -> segments.parallelStream()
                        .map(segment -> encode(encoder, segment))
                        .toList())
                .join());
    }

    private static Embedding encode(BertEncoder encoder, TextSegment segment) {
        return Embedding.from(encoder.encode(segment.text()));
    }

    @Override
    public int dimension() {
        return dimension;
    }

    private synchronized BertEncoder encoder() {
        if (loaded == null) {
            loaded = BertEncoder.load(name);
        }
        return loaded;
    }
}
