package io.zhanggui.knowledge.embedding;

import dev.langchain4j.model.embedding.EmbeddingModel;
import io.zhanggui.knowledge.Merchant;
import java.util.Locale;
import java.util.Optional;

/** Which embedding model reads a merchant's language. Thread-safe. */
public interface EmbeddingModels {

    /**
     * A model.
     *
     * @param name that its index versions carry, usable as that of a folder; another one when its vectors change
     */
    record NamedModel(String name, EmbeddingModel model) {}

    /** The model for texts of this language. */
    NamedModel forLocale(Locale locale);

    /** The model that finds the merchant's passages. */
    default NamedModel forMerchant(Merchant merchant) {
        return forLocale(merchant.locale());
    }

    /** The model with this name for the merchant, if there still is one. */
    default Optional<NamedModel> named(String name, Merchant merchant) {
        return Optional.of(forMerchant(merchant)).filter(model -> model.name().equals(name));
    }
}
