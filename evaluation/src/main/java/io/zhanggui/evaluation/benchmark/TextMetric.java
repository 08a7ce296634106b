package io.zhanggui.evaluation.benchmark;

import java.util.Locale;

/** What is scored of a row. */
enum TextMetric {
    /** How far the answer stands in the context. */
    GROUNDEDNESS,
    /** Whether the answer and the only passage of the context ask the same. */
    SAME_QUESTION,
    /** Whether the context holds an answer to the question. */
    ANSWERABILITY;

    /** As files call it. */
    String word() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** Whether the row has what is needed. */
    boolean speaksOf(Row row) {
        return switch (this) {
            case GROUNDEDNESS -> row.answer() != null;
            case SAME_QUESTION ->
                row.answer() != null && row.question() == null && row.context().size() == 1;
            case ANSWERABILITY -> row.question() != null;
        };
    }
}
