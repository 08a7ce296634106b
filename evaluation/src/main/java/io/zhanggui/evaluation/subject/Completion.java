package io.zhanggui.evaluation.subject;

import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * What an endpoint sent.
 *
 * @param content the text; null if none came whole
 * @param firstToken since the question was sent; null where the text came in one piece
 * @param raw the body as it came
 */
record Completion(
        int status,
        @Nullable String content,
        @Nullable Duration firstToken,
        int inputTokens,
        int outputTokens,
        String raw) {

    /** @throws Unexpected if there is none */
    String text() {
        if (status != 200) {
            throw Unexpected.status(status, raw);
        }
        if (content == null || content.isBlank()) {
            throw new Unexpected("a reply without a text: " + Unexpected.excerpt(raw));
        }
        return content.strip();
    }

    /** Why it is of no use. */
    String failure() {
        return "HTTP " + status + ": " + Unexpected.excerpt(raw);
    }
}
