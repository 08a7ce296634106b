package io.zhanggui.evaluation.subject;

import io.zhanggui.evaluation.ExplainedException;
import io.zhanggui.evaluation.Message;
import org.jspecify.annotations.Nullable;

/** The subject cannot be asked at all: it is not there, or the key does not open it. */
public final class SubjectUnreachable extends ExplainedException {

    private static final long serialVersionUID = 1L;

    SubjectUnreachable(Message reason, @Nullable Throwable cause) {
        super(reason, cause);
    }
}
