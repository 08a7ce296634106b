package io.zhanggui.assistant.backend;

import io.zhanggui.assistant.backend.Completion.Usage;
import java.math.BigDecimal;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/** What came of a tiny call of a model. */
public sealed interface TestCall {

    /**
     * It answered.
     *
     * @param firstText until the first piece of its text
     * @param estimated whether the tokens were counted by us
     * @param fen what the call cost; null where no price is known
     * @param words the first of its answer; untrusted text
     */
    record Answered(
            Duration firstText,
            Duration total,
            Usage usage,
            boolean estimated,
            @Nullable BigDecimal fen,
            String words) implements TestCall {}

    /**
     * It did not.
     *
     * @param why label of the ledger, such as {@code timeout}
     * @param said what the provider said of it, shortened; untrusted text, empty if nothing
     */
    record Failed(String why, String said, Duration total) implements TestCall {}
}
