package io.zhanggui.knowledge.embedding;

/** Gives a vector to each token of a text. Thread-safe; the same text always gets the same vectors. */
@FunctionalInterface
public interface TokenEncoder {

    /** A text longer than the model's window is read window by window. */
    TokenVectors encode(String text);
}
