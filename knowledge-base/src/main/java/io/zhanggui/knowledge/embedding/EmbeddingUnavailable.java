package io.zhanggui.knowledge.embedding;

/** A model gives no vectors now. Retriable: later, or once what the message names is put right. */
public final class EmbeddingUnavailable extends RuntimeException {

    private static final long serialVersionUID = 1L;

    public EmbeddingUnavailable(String message) {
        super(message);
    }

    public EmbeddingUnavailable(String message, Throwable cause) {
        super(message, cause);
    }
}
