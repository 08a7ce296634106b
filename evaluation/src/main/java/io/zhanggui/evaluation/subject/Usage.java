package io.zhanggui.evaluation.subject;

import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * What an answer took of a model, as far as the subject tells.
 *
 * @param firstToken from the question until the first piece of its answer; null where the answer came in one piece
 * @param inputTokens 0 where no model took part or none were told
 * @param fen its price; null where nobody knows it
 */
public record Usage(
        @Nullable Duration firstToken,
        int inputTokens,
        int outputTokens,
        @Nullable Double fen) {

    /** Nothing that anybody told. */
    public static final Usage NONE = new Usage(null, 0, 0, null);
}
