package io.zhanggui.knowledge.faq;

import java.util.List;

/**
 * A question with the merchant's own answer.
 *
 * @param id the merchant's id; where the import gave none, the question itself
 * @param similarQuestions other ways to ask it
 * @param answer kept byte for byte
 */
public record FaqEntry(String id, String question, List<String> similarQuestions, String answer) {

    public FaqEntry {
        if (id.isBlank() || question.isBlank() || answer.isBlank()) {
            throw new IllegalArgumentException("An FAQ entry has an id, a question and an answer");
        }
        similarQuestions = List.copyOf(similarQuestions);
    }
}
