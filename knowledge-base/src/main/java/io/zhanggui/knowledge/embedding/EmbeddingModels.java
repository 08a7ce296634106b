package io.zhanggui.knowledge.embedding;

import dev.langchain4j.model.embedding.EmbeddingModel;
import java.util.Locale;

/** Which embedding model reads a merchant's language. Thread-safe. */
public interface EmbeddingModels {

    /** A model with the name that its index versions carry. */
    record NamedModel(String name, EmbeddingModel model) {}

    /** The model for texts of this language. */
    NamedModel forLocale(Locale locale);
}
