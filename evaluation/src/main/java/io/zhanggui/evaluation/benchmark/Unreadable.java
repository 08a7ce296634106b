package io.zhanggui.evaluation.benchmark;

import io.zhanggui.evaluation.ExplainedException;
import io.zhanggui.evaluation.Message;
import org.jspecify.annotations.Nullable;

/** A data set is not what it should be, or a store cannot be reached. */
final class Unreadable extends ExplainedException {

    private static final long serialVersionUID = 1L;

    Unreadable(Message reason, @Nullable Throwable cause) {
        super(reason, cause);
    }
}
