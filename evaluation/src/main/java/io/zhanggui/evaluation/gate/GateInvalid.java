package io.zhanggui.evaluation.gate;

import io.zhanggui.evaluation.Message;
import java.util.Locale;

/** Thresholds that nobody can check. Not retriable: the option or the file has to change. */
public final class GateInvalid extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final transient Message reason;

    GateInvalid(Message reason) {
        super(reason.text(Locale.ENGLISH));
        this.reason = reason;
    }

    public Message reason() {
        return reason;
    }
}
