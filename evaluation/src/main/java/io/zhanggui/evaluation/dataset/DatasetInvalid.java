package io.zhanggui.evaluation.dataset;

import io.zhanggui.evaluation.ExplainedException;
import io.zhanggui.evaluation.Message;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A file that holds no dataset. Not retriable: the file has to change. */
public final class DatasetInvalid extends ExplainedException {

    private static final long serialVersionUID = 1L;

    /** Rows that are told of, each by its own reason. */
    private static final int TOLD = 20;

    private final transient List<Message> reasons;

    DatasetInvalid(Message reason, @Nullable Throwable cause) {
        this(List.of(reason), cause);
    }

    private DatasetInvalid(List<Message> reasons, @Nullable Throwable cause) {
        super(reasons.getFirst(), cause);
        this.reasons = List.copyOf(reasons);
    }

    /** @param wrong what is wrong with each row that is; at least one */
    static DatasetInvalid rows(String label, List<Message> wrong) {
        List<Message> told = new ArrayList<>(wrong.subList(0, Math.min(TOLD, wrong.size())));
        if (wrong.size() > TOLD) {
            told.add(Message.of("dataset.more-rows", label, wrong.size() - TOLD));
        }
        return new DatasetInvalid(told, null);
    }

    /** All that is wrong, row by row; of many rows the first ones, and how many more there are. */
    public List<Message> reasons() {
        return reasons;
    }
}
