package io.zhanggui.prompts;

import java.util.List;

/**
 * {@code judge.faithfulness}: how far an answer says what its passages say. The model replies with
 * {@code {"reason": …, "score": 1 to 5}}.
 */
public record FaithfulnessRubric(
        @Untrusted List<PassageText> passages,
        @Untrusted String question,
        @Untrusted String answer) implements PromptInput {

    public FaithfulnessRubric {
        passages = List.copyOf(passages);
    }
}
