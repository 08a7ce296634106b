package io.zhanggui.evaluation.dataset;

import io.zhanggui.evaluation.Message;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** A file that holds no dataset. Not retriable: the file has to change. */
public final class DatasetInvalid extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final transient Message reason;

    DatasetInvalid(Message reason, @Nullable Throwable cause) {
        super(reason.text(Locale.ENGLISH), cause);
        this.reason = reason;
    }

    public Message reason() {
        return reason;
    }
}
