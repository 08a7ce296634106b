package io.zhanggui.prompts;

import java.util.List;

/**
 * {@code judge.correctness}: how far an answer says what is known to be right. The model replies with
 * {@code {"reason": …, "score": 1 to 5}}.
 *
 * @param reference what is known to be right, a line each
 */
public record CorrectnessRubric(
        @Untrusted String question,
        @Untrusted List<String> reference,
        @Untrusted String answer) implements PromptInput {

    public CorrectnessRubric {
        reference = List.copyOf(reference);
    }
}
