package io.zhanggui.evaluation.benchmark;

import dev.langchain4j.data.embedding.Embedding;
import dev.langchain4j.data.segment.TextSegment;
import dev.langchain4j.model.embedding.EmbeddingModel;
import dev.langchain4j.model.output.Response;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** A model that has the vectors of some texts in a file, and asks another one for the rest. */
final class KnownVectors implements EmbeddingModel {

    private final Map<String, Integer> places = new HashMap<>();
    private final VectorFile vectors;
    private final EmbeddingModel model;

    KnownVectors(List<String> texts, VectorFile vectors, EmbeddingModel model) {
        texts.forEach(text -> places.put(text, places.size()));
        this.vectors = vectors;
        this.model = model;
    }

    @Override
    public Response<List<Embedding>> embedAll(List<TextSegment> segments) {
        return Response.from(segments.stream().map(this::vector).toList());
    }

    private Embedding vector(TextSegment segment) {
        Integer place = places.get(segment.text());
        return place == null ? model.embed(segment).content() : Embedding.from(vectors.get(place));
    }

    @Override
    public int dimension() {
        return model.dimension();
    }
}
