package io.zhanggui.evaluation.dataset;

import io.zhanggui.evaluation.ExplainedException;
import io.zhanggui.evaluation.Message;
import org.jspecify.annotations.Nullable;

/** A file that holds no dataset. Not retriable: the file has to change. */
public final class DatasetInvalid extends ExplainedException {

    private static final long serialVersionUID = 1L;

    DatasetInvalid(Message reason, @Nullable Throwable cause) {
        super(reason, cause);
    }
}
