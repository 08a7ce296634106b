package io.zhanggui.prompts;

import java.util.List;

/**
 * {@code answer.grounded}: answers a shopper out of numbered passages alone, cited as {@code [1]}.
 *
 * @param notFound the one sentence the model says, and nothing else, where the passages do not hold the answer
 * @param passages numbered from 1 in this order
 * @param history earlier turns, oldest first
 */
public record GroundedAnswer(
        String shopName,
        String notFound,
        @Untrusted List<PassageText> passages,
        @Untrusted List<PastTurn> history,
        @Untrusted String question)
        implements PromptInput {

    public GroundedAnswer {
        passages = List.copyOf(passages);
        history = List.copyOf(history);
    }
}
