package io.zhanggui.assistant.backend;

import io.zhanggui.assistant.backend.Completion.Usage;
import io.zhanggui.assistant.backend.Outcome.Written;
import io.zhanggui.knowledge.MerchantId;
import java.math.BigDecimal;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * One attempt at one backend as the ledger keeps it.
 *
 * @param outcome label of {@link Outcome}
 * @param estimated whether we counted the tokens ourselves because the provider told no count
 * @param fen what it cost; null where no price is known
 * @param firstText time to the first piece of text; null where none came, and offline
 */
record CallRecord(
        MerchantId merchant,
        String purpose,
        String backend,
        String model,
        String outcome,
        Usage usage,
        boolean estimated,
        @Nullable BigDecimal fen,
        @Nullable Duration firstText,
        Duration took) {

    /**
     * An attempt that has ended. A text that broke off was written all the same, and is paid for: its tokens are
     * estimated.
     */
    static CallRecord of(ModelCall call, ProviderSettings provider, Outcome outcome, Listening heard) {
        Usage told = outcome instanceof Written written ? written.usage() : Usage.NONE;
        String text = outcome instanceof Written written ? written.text() : heard.text();
        boolean estimated = told.equals(Usage.NONE) && !text.isEmpty();
        Usage usage = estimated ? new Usage(TokenEstimate.of(call.request()), TokenEstimate.of(text)) : told;
        Prices prices = provider.prices();
        return new CallRecord(
                call.merchant(),
                call.purpose(),
                provider.name(),
                provider.model(),
                outcome.label(),
                usage,
                estimated,
                prices == null ? null : prices.cost(usage),
                heard.firstText(),
                heard.took());
    }

    /** An answer without a model. */
    static CallRecord offline(ModelCall call, Completion written, Duration took) {
        return new CallRecord(
                call.merchant(),
                call.purpose(),
                Completion.OFFLINE,
                "",
                written.ending() == Completion.Ending.MISSING ? Failure.OFFLINE_FAILED.label() : "ok",
                Usage.NONE,
                false,
                BigDecimal.ZERO,
                null,
                took);
    }
}
