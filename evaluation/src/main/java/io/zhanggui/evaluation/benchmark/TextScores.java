package io.zhanggui.evaluation.benchmark;

import io.zhanggui.evaluation.check.Answerability;
import io.zhanggui.evaluation.check.Groundedness;
import io.zhanggui.evaluation.check.SameQuestion;
import io.zhanggui.evaluation.check.SentenceReader;
import io.zhanggui.knowledge.embedding.InProcessEmbeddingModels;
import java.util.Objects;

/** Scores rows with the checks. Thread-safe. */
record TextScores(Groundedness groundedness, SameQuestion sameQuestion, Answerability answerability) {

    static TextScores create() {
        SentenceReader reader = new SentenceReader(new InProcessEmbeddingModels());
        return new TextScores(new Groundedness(reader), new SameQuestion(reader), new Answerability(reader));
    }

    /** @param row one that the metric speaks of */
    double of(TextMetric metric, Row row) {
        return switch (metric) {
            case GROUNDEDNESS ->
                groundedness
                        .of(Objects.requireNonNull(row.answer()), row.question(), row.context())
                        .score();
            case SAME_QUESTION ->
                sameQuestion.of(
                        Objects.requireNonNull(row.answer()), row.context().getFirst());
            case ANSWERABILITY -> answerability.of(Objects.requireNonNull(row.question()), row.context());
        };
    }
}
