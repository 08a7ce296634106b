package io.zhanggui.knowledge.embedding;

import static java.util.stream.Collectors.toMap;

import dev.langchain4j.data.embedding.Embedding;
import dev.langchain4j.data.segment.TextSegment;
import dev.langchain4j.model.embedding.EmbeddingModel;
import dev.langchain4j.model.output.Response;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.ForkJoinPool;
import java.util.stream.IntStream;
import org.apache.lucene.util.VectorUtil;
import org.jspecify.annotations.Nullable;

/**
 * A model out of a jar, loaded when the first text comes. A text longer than the model's window gets the mean of its windows'
 * vectors, each weighed by its tokens. A text's vector does not depend on those that come with it.
 *
 * <p>Thread-safe. Many texts share the processors; one alone is computed on the caller's thread, so that a question does not
 * queue behind an import.
 */
final class InProcessEmbeddingModel implements EmbeddingModel {

    /** Not the common pool: a long import would hold up whatever else runs there. */
    private static final ForkJoinPool WORKERS =
            new ForkJoinPool(Runtime.getRuntime().availableProcessors());

    private final String name;
    private final int dimension;
    private final int heads;
    private @Nullable BertEncoder loaded;

    /**
     * @param heads attention heads of the model
     */
    InProcessEmbeddingModel(String name, int dimension, int heads) {
        this.name = name;
        this.dimension = dimension;
        this.heads = heads;
    }

    @Override
    public Response<List<Embedding>> embedAll(List<TextSegment> segments) {
        BertEncoder encoder = encoder();
        List<String> texts = segments.stream().map(TextSegment::text).toList();
        Map<String, Embedding> vectors = texts.size() == 1
                ? Map.of(texts.getFirst(), alone(encoder, texts.getFirst()))
                : WORKERS.submit(() ->
                                together(encoder, texts.stream().distinct().toList()))
                        .join();
        return Response.from(texts.stream().map(vectors::get).toList());
    }

    private Embedding alone(BertEncoder encoder, String text) {
        List<Window> windows = encoder.windows(text);
        Map<Window, float[]> vectors = new HashMap<>();
        windows.forEach(window -> vectors.putAll(encoder.encode(List.of(window))));
        return mean(windows, vectors);
    }

    private Map<String, Embedding> together(BertEncoder encoder, List<String> texts) {
        List<List<Window>> cut = texts.parallelStream().map(encoder::windows).toList();
        Map<Window, float[]> vectors = Window.batches(cut.stream().flatMap(List::stream)).parallelStream()
                .map(encoder::encode)
                .collect(HashMap::new, Map::putAll, Map::putAll);
        return IntStream.range(0, texts.size()).boxed().collect(toMap(texts::get, i -> mean(cut.get(i), vectors)));
    }

    private Embedding mean(List<Window> windows, Map<Window, float[]> vectors) {
        float[] sum = new float[dimension];
        for (Window window : windows) {
            float[] vector = Objects.requireNonNull(vectors.get(window));
            for (int i = 0; i < sum.length; i++) {
                sum[i] += window.length() * vector[i];
            }
        }
        return Embedding.from(VectorUtil.l2normalize(sum));
    }

    @Override
    public int dimension() {
        return dimension;
    }

    private synchronized BertEncoder encoder() {
        if (loaded == null) {
            loaded = BertEncoder.load(name, heads);
        }
        return loaded;
    }
}
