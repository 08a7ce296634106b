package io.zhanggui.evaluation.metric;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.function.Supplier;

/** What is measured over cases. Each has a name that thresholds, files and pages use. */
public enum Metric {
    /** The outcome is the expected one. */
    OUTCOME_CORRECT("outcome-correct"),
    /** Of the answerable, what was answered right. */
    ANSWERABLE_CORRECT("answerable-correct"),
    /** Of the unanswerable, what was answered all the same. Less is better. */
    UNANSWERABLE_ANSWERED("unanswerable-answered"),
    /** Of the unanswerable, what was declined. */
    UNANSWERABLE_DECLINED("unanswerable-declined"),
    /** An expected source is the first of the search. */
    HIT_1("hit@1"),
    HIT_3("hit@3"),
    HIT_5("hit@5"),
    HIT_10("hit@10"),
    /** One over the rank of the first expected source in the search. */
    MRR("mrr"),
    /** An expected source is the first citation. */
    CITATION_HIT_1("citation-hit@1"),
    CITATION_HIT_3("citation-hit@3"),
    CITATION_HIT_5("citation-hit@5"),
    CITATION_HIT_10("citation-hit@10"),
    CITATION_MRR("citation-mrr"),
    /** Milliseconds that half of the answers needed at most. Less is better. */
    LATENCY_P50("latency-p50"),
    LATENCY_P95("latency-p95");

    private static final int RANKS = 10;

    private final String word;

    Metric(String word) {
        this.word = word;
    }

    public static Optional<Metric> of(String word) {
        return Arrays.stream(values())
                .filter(metric -> metric.word.equals(word))
                .findFirst();
    }

    public String word() {
        return word;
    }

    /** Whether the value is in milliseconds; all others lie between 0 and 1. */
    public boolean isTime() {
        return this == LATENCY_P50 || this == LATENCY_P95;
    }

    /** Whether less of it is better. */
    public boolean isLessBetter() {
        return isTime() || this == UNANSWERABLE_ANSWERED;
    }

    /** Whether a case either counts or does not: the value is a share of the cases. */
    public boolean isRate() {
        return !isTime() && this != MRR && this != CITATION_MRR;
    }

    /** What a case contributes: 1 or 0 to a rate, a share to a mean, its milliseconds; nothing if it is not spoken of. */
    public OptionalDouble of(Score score) {
        return switch (this) {
            case OUTCOME_CORRECT -> yes(score.outcomeIsRight());
            case ANSWERABLE_CORRECT -> where(score.isAnswerable(), () -> yes(score.answerIsRight()));
            case UNANSWERABLE_ANSWERED -> where(score.isUnanswerable(), () -> yes(score.isAnswered()));
            case UNANSWERABLE_DECLINED -> where(score.isUnanswerable(), () -> yes(score.outcomeIsRight()));
            case HIT_1 -> where(score.hasSearch(), () -> hit(score.search(), 1));
            case HIT_3 -> where(score.hasSearch(), () -> hit(score.search(), 3));
            case HIT_5 -> where(score.hasSearch(), () -> hit(score.search(), 5));
            case HIT_10 -> where(score.hasSearch(), () -> hit(score.search(), 10));
            case MRR -> where(score.hasSearch(), () -> reciprocalRank(score.search()));
            case CITATION_HIT_1 -> where(score.hasSources(), () -> hit(score.citations(), 1));
            case CITATION_HIT_3 -> where(score.hasSources(), () -> hit(score.citations(), 3));
            case CITATION_HIT_5 -> where(score.hasSources(), () -> hit(score.citations(), 5));
            case CITATION_HIT_10 -> where(score.hasSources(), () -> hit(score.citations(), 10));
            case CITATION_MRR -> where(score.hasSources(), () -> reciprocalRank(score.citations()));
            case LATENCY_P50, LATENCY_P95 ->
                OptionalDouble.of(score.observed().latency().toNanos() / 1e6);
        };
    }

    /** The value over these cases; nothing if it speaks of none of them. */
    public Optional<Measure> of(List<Score> scores) {
        double[] values = scores.stream()
                .map(this::of)
                .filter(OptionalDouble::isPresent)
                .mapToDouble(OptionalDouble::getAsDouble)
                .toArray();
        if (values.length == 0) {
            return Optional.empty();
        }
        return Optional.of(
                isRate()
                        ? Measure.of(new Rate(Math.round(Arrays.stream(values).sum()), values.length))
                        : new Measure(over(values), null, values.length));
    }

    /**
     * What cases come to that contribute these values: their mean, or a percentile by nearest rank, the smallest value that
     * so many percent of the values do not exceed.
     *
     * @param values at least one
     */
    public double over(double[] values) {
        return switch (this) {
            case LATENCY_P50 -> percentile(values, 50);
            case LATENCY_P95 -> percentile(values, 95);
            default -> Arrays.stream(values).average().orElseThrow();
        };
    }

    private static double percentile(double[] values, int percent) {
        double[] sorted = values.clone();
        Arrays.sort(sorted);
        return sorted[(int) Math.ceil(percent / 100.0 * sorted.length) - 1];
    }

    private static OptionalDouble where(boolean speaks, Supplier<OptionalDouble> value) {
        return speaks ? value.get() : OptionalDouble.empty();
    }

    private static OptionalDouble yes(boolean counts) {
        return OptionalDouble.of(counts ? 1 : 0);
    }

    private static OptionalDouble hit(Ranking ranking, int k) {
        return OptionalDouble.of(ranking.hit(k));
    }

    private static OptionalDouble reciprocalRank(Ranking ranking) {
        return OptionalDouble.of(ranking.reciprocalRank(RANKS));
    }
}
