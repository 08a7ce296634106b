package io.zhanggui.evaluation.run;

import io.zhanggui.evaluation.Message;
import java.nio.file.Path;
import java.util.Locale;

/** A folder in which another run was begun, or goes on. Not retriable: another folder is needed, or the run given up. */
public final class JournalTaken extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final transient Message reason;

    private JournalTaken(Message reason) {
        super(reason.text(Locale.ENGLISH));
        this.reason = reason;
    }

    static JournalTaken byProcess(Path file) {
        return new JournalTaken(Message.of("journal.process", file));
    }

    static JournalTaken byRun(Path file, Journal.Head other) {
        return new JournalTaken(Message.of("journal.run", file, other.dataset(), other.subject()));
    }

    public Message reason() {
        return reason;
    }
}
