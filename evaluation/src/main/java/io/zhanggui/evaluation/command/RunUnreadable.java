package io.zhanggui.evaluation.command;

import io.zhanggui.evaluation.ExplainedException;
import io.zhanggui.evaluation.Message;
import java.nio.file.Path;

/** A file that should hold a run and does not. Not retriable: another one is needed, or none. */
final class RunUnreadable extends ExplainedException {

    private static final long serialVersionUID = 1L;

    /** @param why what is wrong with it; its first line is told */
    RunUnreadable(Path file, Exception why) {
        super(
                Message.of(
                        "command.run-broken",
                        file,
                        String.valueOf(why.getMessage()).lines().findFirst().orElse("")),
                why);
    }
}
