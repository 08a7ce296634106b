package io.zhanggui.evaluation.proposal;

import io.zhanggui.evaluation.proposal.Proposals.Dropped;
import org.jspecify.annotations.Nullable;

/** A model said nothing that can be read, or was not asked. Retriable: it may the next time. */
final class NoReply extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final Dropped why;

    private NoReply(Dropped why, String message, @Nullable Throwable cause) {
        super(message, cause);
        this.why = why;
    }

    static NoReply readable(String said, @Nullable Throwable cause) {
        return new NoReply(Dropped.NO_REPLY, said, cause);
    }

    static NoReply wanted() {
        return new NoReply(Dropped.NOT_ASKED, "What may be spent is spent", null);
    }

    Dropped why() {
        return why;
    }
}
