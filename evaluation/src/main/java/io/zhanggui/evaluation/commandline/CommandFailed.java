package io.zhanggui.evaluation.commandline;

import io.zhanggui.evaluation.Message;
import java.util.Locale;

/** A command came to nothing. Not retriable: the call, a file or the service has to change. */
public final class CommandFailed extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final transient Failure failure;

    public CommandFailed(Failure failure) {
        super(failure.reason().text(Locale.ENGLISH));
        this.failure = failure;
    }

    /** The command was called wrongly. */
    public static CommandFailed wrongCall(String code, Object... arguments) {
        return new CommandFailed(new Failure.WrongCall(Message.of(code, arguments)));
    }

    /** What the call wants cannot be done. */
    public static CommandFailed refused(String code, Object... arguments) {
        return new CommandFailed(new Failure.Refused(Message.of(code, arguments)));
    }

    public Failure failure() {
        return failure;
    }
}
