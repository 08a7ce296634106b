package io.zhanggui.prompts;

import java.util.List;

/**
 * {@code case.variants}: other wordings of a question of a dataset, and questions that look alike and that the passages do
 * not answer. The model replies with {@code {"paraphrases": […], "unanswerable": […]}}.
 *
 * @param passages what the shop holds on it
 * @param wanted how many of each kind, at most
 */
public record CaseVariants(
        @Untrusted String question, @Untrusted List<PassageText> passages, int wanted) implements PromptInput {

    public CaseVariants {
        passages = List.copyOf(passages);
    }
}
