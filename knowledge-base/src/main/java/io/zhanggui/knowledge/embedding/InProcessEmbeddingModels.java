package io.zhanggui.knowledge.embedding;

import io.zhanggui.knowledge.Merchant;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * The embedding models that run in this process and need no network: bge-small-zh-v1.5 for Chinese, bge-small-en-v1.5
 * for every other language, both with int8 weights. Vectors have unit length.
 *
 * <p>Thread-safe. A model is loaded at its first use.
 */
public final class InProcessEmbeddingModels implements EmbeddingModels {

    private static final String CHINESE = "bge-small-zh-v1.5-q";
    private static final String ENGLISH = "bge-small-en-v1.5-q";

    private final NamedModel chinese = named(CHINESE, 512, 8);
    private final NamedModel english = named(ENGLISH, 384, 12);
    private final TokenEncoder chineseTokens = new InProcessTokenEncoder(CHINESE);
    private final TokenEncoder englishTokens = new InProcessTokenEncoder(ENGLISH);

    @Override
    public NamedModel forLocale(Locale locale) {
        return locale.getLanguage().equals("zh") ? chinese : english;
    }

    /** The same models, for those that compare texts token by token. */
    public TokenEncoder tokensForLocale(Locale locale) {
        return locale.getLanguage().equals("zh") ? chineseTokens : englishTokens;
    }

    @Override
    public Optional<NamedModel> named(String name, Merchant merchant) {
        return named(name);
    }

    /** The model with this name. */
    public Optional<NamedModel> named(String name) {
        return Stream.of(chinese, english)
                .filter(model -> model.name().equals(name))
                .findFirst();
    }

    private static NamedModel named(String name, int dimension, int heads) {
        return new NamedModel(name, new InProcessEmbeddingModel(name, dimension, heads));
    }
}
