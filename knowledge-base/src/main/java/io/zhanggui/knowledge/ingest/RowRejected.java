package io.zhanggui.knowledge.ingest;

import io.zhanggui.knowledge.Reason;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** A row that is not taken; the others are. */
final class RowRejected extends Exception {

    private static final long serialVersionUID = 1L;

    private final transient Reason reason;
    private final @Nullable String id;

    RowRejected(Reason reason) {
        this(reason, null);
    }

    /**
     * @param id what the row speaks of, if that much is known
     */
    RowRejected(Reason reason, @Nullable String id) {
        super(reason.text(Locale.ENGLISH));
        this.reason = reason;
        this.id = id;
    }

    Reason reason() {
        return reason;
    }

    @Nullable
    String id() {
        return id;
    }
}
