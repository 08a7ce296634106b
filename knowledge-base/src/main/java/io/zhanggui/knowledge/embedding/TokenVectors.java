package io.zhanggui.knowledge.embedding;

import java.util.List;

/**
 * A text as a model reads it, token by token. Vectors have unit length and are shared: nobody may change them.
 *
 * @param tokens words, parts of words ({@code ##ing}) and single characters, in small letters
 * @param vectors of the tokens, each as the model sees it among the others
 * @param whole the vector of the whole text, nearly the one that the embedding model gives, which computes more exactly
 */
@SuppressWarnings("ArrayRecordComponent")
public record TokenVectors(List<String> tokens, List<float[]> vectors, float[] whole) {

    public TokenVectors {
        tokens = List.copyOf(tokens);
        vectors = List.copyOf(vectors);
        if (tokens.size() != vectors.size()) {
            throw new IllegalArgumentException(tokens.size() + " tokens have " + vectors.size() + " vectors");
        }
    }
}
