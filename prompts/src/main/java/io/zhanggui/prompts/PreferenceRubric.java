package io.zhanggui.prompts;

import java.util.List;

/**
 * {@code judge.preference}: which of two answers serves the shopper better. The model replies with
 * {@code {"reason": …, "better": "first", "second" or "neither"}}.
 */
public record PreferenceRubric(
        @Untrusted List<PassageText> passages,
        @Untrusted String question,
        @Untrusted String first,
        @Untrusted String second)
        implements PromptInput {

    public PreferenceRubric {
        passages = List.copyOf(passages);
    }
}
