package io.zhanggui.knowledge.embedding;

import ai.djl.huggingface.tokenizers.Encoding;
import ai.djl.huggingface.tokenizers.HuggingFaceTokenizer;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.text.Normalizer;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Pattern;

/**
 * The tokenizer of a model in a jar. Thread-safe.
 *
 * <p>The library that it is made of asks the cloud's metadata service where it runs and reports that, and fetches a build of itself
 * where there is a graphics card, unless the system property {@value #OFFLINE} is {@code true}: then it does neither.
 *
 * @param start the token that marks the start of a text
 * @param end the token that marks its end
 */
record ModelTokenizer(HuggingFaceTokenizer tokenizer, long start, long end) {

    /** Tokens of a text that fit between the two that mark its start and end. */
    static final int WINDOW = 510;

    private static final String OFFLINE = "ai.djl.offline";
    private static final Pattern FULL_WIDTH = Pattern.compile("[０-９Ａ-Ｚａ-ｚ]+");

    static {
        System.setProperty(OFFLINE, "true");
    }

    /** Reads it from the class path. */
    static ModelTokenizer load(String model) {
        try (InputStream tokens = open(model + "-tokenizer.json")) {
            HuggingFaceTokenizer tokenizer =
                    HuggingFaceTokenizer.newInstance(tokens, Map.of("padding", "false", "truncation", "false"));
            long[] marks = tokenizer.encode("", true, false).getIds();
            return new ModelTokenizer(tokenizer, marks[0], marks[1]);
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    /** A file of a model on the class path. */
    static InputStream open(String resource) {
        InputStream found = ModelTokenizer.class.getResourceAsStream("/" + resource);
        if (found == null) {
            throw new IllegalStateException("The class path lacks the embedding model's file " + resource);
        }
        return found;
    }

    /** The tokens of a text, without marks. */
    Encoding encode(String text) {
        return tokenizer.encode(folded(text), false, false);
    }

    /** The models know small letters alone; full-width letters and digits are as good as the others, punctuation is theirs. */
    private static String folded(String text) {
        return FULL_WIDTH
                .matcher(text)
                .replaceAll(wide -> Normalizer.normalize(wide.group(), Normalizer.Form.NFKC))
                .toLowerCase(Locale.ROOT);
    }
}
