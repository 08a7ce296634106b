package io.zhanggui.evaluation.command;

import io.zhanggui.evaluation.Message;

/** A command was called wrongly. */
final class Wrong extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final transient Message reason;

    Wrong(String code, Object... arguments) {
        super(code);
        this.reason = Message.of(code, arguments);
    }

    Message reason() {
        return reason;
    }
}
