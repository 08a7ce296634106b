package io.zhanggui.knowledge.embedding;

import dev.langchain4j.data.embedding.Embedding;
import dev.langchain4j.data.segment.TextSegment;
import dev.langchain4j.model.embedding.EmbeddingModel;
import dev.langchain4j.model.output.Response;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A model out of a jar, loaded when the first text comes. Thread-safe; many texts share the processors. */
final class InProcessEmbeddingModel implements EmbeddingModel {

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
        return Response.from(segments.parallelStream()
                .map(segment -> Embedding.from(encoder.encode(segment.text())))
                .toList());
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
