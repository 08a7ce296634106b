package io.zhanggui.evaluation.run;

import io.zhanggui.evaluation.ExplainedException;
import io.zhanggui.evaluation.Message;
import java.nio.file.Path;

/** A folder in which another run was begun, or goes on. Not retriable: another folder is needed, or the run given up. */
public final class JournalTaken extends ExplainedException {

    private static final long serialVersionUID = 1L;

    private JournalTaken(Message reason) {
        super(reason, null);
    }

    static JournalTaken byProcess(Path file) {
        return new JournalTaken(Message.of("journal.process", file));
    }

    static JournalTaken byRun(Path file, Journal.Head other) {
        return new JournalTaken(Message.of("journal.run", file, other.dataset(), other.subject()));
    }
}
