package io.zhanggui.knowledge.ingest;

import io.zhanggui.knowledge.Reason;
import java.util.Locale;

/** A file of which nothing could be taken. Not retriable: the file has to change. */
public final class ImportRejected extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final transient Reason reason;

    public ImportRejected(Reason reason) {
        super(reason.text(Locale.ENGLISH));
        this.reason = reason;
    }

    public ImportRejected(Reason reason, Throwable cause) {
        super(reason.text(Locale.ENGLISH), cause);
        this.reason = reason;
    }

    public Reason reason() {
        return reason;
    }
}
