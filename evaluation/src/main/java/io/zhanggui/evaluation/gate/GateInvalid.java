package io.zhanggui.evaluation.gate;

import io.zhanggui.evaluation.ExplainedException;
import io.zhanggui.evaluation.Message;

/** Thresholds that nobody can check. Not retriable: the option or the file has to change. */
public final class GateInvalid extends ExplainedException {

    private static final long serialVersionUID = 1L;

    GateInvalid(Message reason) {
        super(reason, null);
    }
}
