package io.zhanggui.knowledge.faq;

import io.zhanggui.knowledge.Validity;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A question with the merchant's own answer.
 *
 * @param id the merchant's id; where the import gave none, the question itself
 * @param similarQuestions other ways to ask it
 * @param answer kept byte for byte
 * @param language of its texts, an ISO 639 code such as {@code zh}; null where it is the shop's own
 * @param validity when it is answered
 */
public record FaqEntry(
        String id,
        String question,
        List<String> similarQuestions,
        String answer,
        @Nullable String language,
        Validity validity) {

    public FaqEntry {
        if (id.isBlank() || question.isBlank() || answer.isBlank()) {
            throw new IllegalArgumentException("An FAQ entry has an id, a question and an answer");
        }
        similarQuestions = List.copyOf(similarQuestions);
    }

    /** In the shop's own language, answered always. */
    public FaqEntry(String id, String question, List<String> similarQuestions, String answer) {
        this(id, question, similarQuestions, answer, null, Validity.ALWAYS);
    }
}
