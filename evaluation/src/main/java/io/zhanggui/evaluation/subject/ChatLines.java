package io.zhanggui.evaluation.subject;

import java.time.Duration;
import org.jspecify.annotations.Nullable;

/** Reads an answer of the service's own API as it comes: pieces of it, perhaps anew, and at its end the whole. */
final class ChatLines extends StreamedLines {

    private final long asked;
    private @Nullable Duration firstToken;
    private @Nullable String reply;

    /** @param asked {@link System#nanoTime} when the question was sent */
    ChatLines(int status, long asked) {
        super(status);
        this.asked = asked;
    }

    /**
     * An answer.
     *
     * @param body the reply in JSON; what came instead where there is none
     * @param firstToken since the question was sent until the first piece of the answer that stands at the end; null where it
     *     came in one piece
     * @param whole false: a stream broke off before its end
     */
    record Reply(int status, String body, @Nullable Duration firstToken, boolean whole) {}

    Reply reply() {
        return new Reply(status(), reply == null ? raw() : reply, firstToken, reply != null || !isStreamed());
    }

    @Override
    void event(String name, String data) {
        switch (name) {
            case "delta" -> firstToken = firstToken == null ? Duration.ofNanos(System.nanoTime() - asked) : firstToken;
            case "restart" -> firstToken = null;
            case "done" -> reply = data;
            default -> {
                // a citation stands in the reply, too
            }
        }
    }

    @Override
    void whole(String body) {
        reply = body.strip();
    }
}
