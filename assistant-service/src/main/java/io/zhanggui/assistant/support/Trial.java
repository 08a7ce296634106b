package io.zhanggui.assistant.support;

import io.zhanggui.assistant.merchant.MerchantAccount;
import java.time.Duration;
import java.util.List;
import org.springframework.stereotype.Component;

/**
 * Asks a shop as a shopper would, and leaves no conversation behind. A model that takes part is called and paid for as ever.
 * Thread-safe.
 */
@Component
public class Trial {

    private final Answering answering;
    private final TrialCandidates candidates;

    Trial(Answering answering, TrialCandidates candidates) {
        this.answering = answering;
        this.candidates = candidates;
    }

    /**
     * What the shop answers to the last turn.
     *
     * @param turns what the shopper says in one conversation, the first turn first; at least one, none blank
     */
    public TrialAnswer ask(MerchantAccount shop, List<String> turns) {
        if (turns.isEmpty() || turns.stream().anyMatch(String::isBlank)) {
            throw new IllegalArgumentException("A trial has at least one turn, and none is blank");
        }
        Answering.Reply last = answering.rehearse(shop, turns);
        Message message = last.message();
        return new TrialAnswer(
                message.outcome(),
                last.considered().question(),
                last.considered().way(),
                candidates.of(shop, last.considered()),
                message.backend(),
                message.usage(),
                Duration.between(message.askedAt(), message.answeredAt()));
    }
}
