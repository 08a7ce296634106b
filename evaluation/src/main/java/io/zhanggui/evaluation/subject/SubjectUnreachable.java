package io.zhanggui.evaluation.subject;

import io.zhanggui.evaluation.Message;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** The subject cannot be asked at all: it is not there, or the key does not open it. */
public final class SubjectUnreachable extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final transient Message reason;

    SubjectUnreachable(Message reason, @Nullable Throwable cause) {
        super(reason.text(Locale.ENGLISH), cause);
        this.reason = reason;
    }

    public Message reason() {
        return reason;
    }
}
