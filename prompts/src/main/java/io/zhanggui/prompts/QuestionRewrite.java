package io.zhanggui.prompts;

import java.util.List;

/**
 * {@code question.rewrite}: makes a follow-up a question that can be understood alone. The model answers with that
 * question and nothing else.
 *
 * @param history earlier turns, oldest first
 */
public record QuestionRewrite(
        @Untrusted List<PastTurn> history, @Untrusted String question) implements PromptInput {

    public QuestionRewrite {
        history = List.copyOf(history);
    }
}
