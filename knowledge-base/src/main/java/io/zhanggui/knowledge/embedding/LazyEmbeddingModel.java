package io.zhanggui.knowledge.embedding;

import dev.langchain4j.data.embedding.Embedding;
import dev.langchain4j.data.segment.TextSegment;
import dev.langchain4j.model.embedding.EmbeddingModel;
import dev.langchain4j.model.output.Response;
import java.util.List;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** A model that is loaded when the first text comes. */
final class LazyEmbeddingModel implements EmbeddingModel {

    private final int dimension;
    private final Supplier<EmbeddingModel> loader;
    private @Nullable EmbeddingModel loaded;

    LazyEmbeddingModel(int dimension, Supplier<EmbeddingModel> loader) {
        this.dimension = dimension;
        this.loader = loader;
    }

    @Override
    public Response<List<Embedding>> embedAll(List<TextSegment> segments) {
        return segments.isEmpty() ? Response.from(List.of()) : loaded().embedAll(segments);
    }

    @Override
    public int dimension() {
        return dimension;
    }

    private synchronized EmbeddingModel loaded() {
        if (loaded == null) {
            loaded = loader.get();
        }
        return loaded;
    }
}
