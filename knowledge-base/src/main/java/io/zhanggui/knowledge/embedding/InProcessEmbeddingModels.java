package io.zhanggui.knowledge.embedding;

import java.util.Locale;

/**
 * The embedding models that run in this process and need no network: bge-small-zh-v1.5 for Chinese, bge-small-en-v1.5
 * for every other language, both with int8 weights. Vectors have unit length.
 *
 * <p>Thread-safe. A model is loaded at its first use.
 */
public final class InProcessEmbeddingModels implements EmbeddingModels {

    private final NamedModel chinese = named("bge-small-zh-v1.5-q", 512, 8);
    private final NamedModel english = named("bge-small-en-v1.5-q", 384, 12);

    @Override
    public NamedModel forLocale(Locale locale) {
        return locale.getLanguage().equals("zh") ? chinese : english;
    }

    private static NamedModel named(String name, int dimension, int heads) {
        return new NamedModel(name, new InProcessEmbeddingModel(name, dimension, heads));
    }
}
