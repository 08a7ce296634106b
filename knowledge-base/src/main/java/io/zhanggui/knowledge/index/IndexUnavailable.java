package io.zhanggui.knowledge.index;

/** The index cannot be read or written. Retriable once what the message names is put right. */
public final class IndexUnavailable extends RuntimeException {

    private static final long serialVersionUID = 1L;

    public IndexUnavailable(String message, Throwable cause) {
        super(message, cause);
    }
}
