package io.zhanggui.evaluation;

import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** A failure that a person can mend, with its reason in their language. Not retriable: something has to change first. */
public abstract class ExplainedException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final transient Message reason;

    protected ExplainedException(Message reason, @Nullable Throwable cause) {
        super(reason.text(Locale.ENGLISH), cause);
        this.reason = reason;
    }

    public final Message reason() {
        return reason;
    }
}
