package io.zhanggui.assistant.support;

import io.zhanggui.assistant.backend.Completion;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A question and what came of it.
 *
 * @param backend who wrote the answer; {@code offline} when no model took part
 * @param prompt id and version of the prompt, if a model wrote
 * @param helpful what the shopper said of it, if anything
 * @param reason why it was of no use, if the shopper said so
 * @param whole false: the shopper left or stopped the answer before its end
 */
public record Message(
        String id,
        String question,
        Outcome outcome,
        String backend,
        @Nullable String prompt,
        Topic topic,
        Completion.Usage usage,
        Instant askedAt,
        Instant answeredAt,
        @Nullable Boolean helpful,
        @Nullable String reason,
        boolean whole) {

    /** Whether a model wrote the answer. */
    public boolean generated() {
        return !backend.equals(Completion.OFFLINE);
    }
}
