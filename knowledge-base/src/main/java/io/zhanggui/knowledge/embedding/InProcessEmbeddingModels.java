package io.zhanggui.knowledge.embedding;

import dev.langchain4j.model.embedding.onnx.bgesmallenv15q.BgeSmallEnV15QuantizedEmbeddingModel;
import dev.langchain4j.model.embedding.onnx.bgesmallzhv15q.BgeSmallZhV15QuantizedEmbeddingModel;
import java.util.Locale;

/**
 * The embedding models that run in this process and need no network: bge-small-zh-v1.5 for Chinese, bge-small-en-v1.5
 * for every other language, both with int8 weights. Vectors have unit length.
 *
 * <p>Thread-safe. A model is loaded at its first use.
 */
public final class InProcessEmbeddingModels implements EmbeddingModels {

    private final NamedModel chinese = new NamedModel(
            "bge-small-zh-v1.5-q", new LazyEmbeddingModel(512, BgeSmallZhV15QuantizedEmbeddingModel::new));
    private final NamedModel english = new NamedModel(
            "bge-small-en-v1.5-q", new LazyEmbeddingModel(384, BgeSmallEnV15QuantizedEmbeddingModel::new));

    @Override
    public NamedModel forLocale(Locale locale) {
        return locale.getLanguage().equals("zh") ? chinese : english;
    }
}
