package io.zhanggui.prompts;

import java.util.List;

/**
 * {@code passages.rank}: puts passages in order by how well they answer a question. The model answers with a JSON array of their
 * numbers, the best first.
 *
 * @param passages numbered from 1 in this order
 */
public record PassageRanking(
        @Untrusted List<PassageText> passages, @Untrusted String question) implements PromptInput {

    public PassageRanking {
        passages = List.copyOf(passages);
    }
}
