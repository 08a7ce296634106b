package io.zhanggui.evaluation.commandline;

import io.zhanggui.evaluation.Message;

/** Why a command came to nothing. */
public sealed interface Failure {

    Message reason();

    /** It was called wrongly; a person is told how to call it. */
    record WrongCall(Message reason) implements Failure {}

    /** It was called rightly and cannot be done: a file is missing, broken or not writable, or it would cost too much. */
    record Refused(Message reason) implements Failure {}

    /** Nobody answers where something was to be measured. */
    record NotReached(Message reason) implements Failure {}

    /** Somebody ended it. */
    record Interrupted(Message reason) implements Failure {}

    /** One of {@link ExitCode}. */
    default int code() {
        return switch (this) {
            case WrongCall wrong -> ExitCode.WRONG;
            case Refused no -> ExitCode.WRONG;
            case NotReached gone -> ExitCode.NOT_MEASURED;
            case Interrupted ended -> ExitCode.NOT_MEASURED;
        };
    }
}
