package io.zhanggui.evaluation.metric;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.function.Function;
import java.util.function.Predicate;

/** What is measured over cases. Each has a name that thresholds, files and pages use. */
public enum Metric {
    /** The outcome is the expected one. */
    OUTCOME_CORRECT("outcome-correct"),
    /** Of the answerable, what was answered right. */
    ANSWERABLE_CORRECT("answerable-correct"),
    /** Of the unanswerable, what was answered all the same. Less is better. */
    UNANSWERABLE_ANSWERED("unanswerable-answered"),
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

    /** The value over these cases; nothing if it speaks of none of them. */
    public Optional<Measure> of(List<Score> scores) {
        return switch (this) {
            case OUTCOME_CORRECT -> rate(scores, Score::outcomeIsRight);
            case ANSWERABLE_CORRECT -> rate(only(scores, Score::isAnswerable), Score::answerIsRight);
            case UNANSWERABLE_ANSWERED -> rate(only(scores, Score::isUnanswerable), Score::isAnswered);
            case HIT_1 -> hit(searches(scores), 1);
            case HIT_3 -> hit(searches(scores), 3);
            case HIT_5 -> hit(searches(scores), 5);
            case HIT_10 -> hit(searches(scores), 10);
            case MRR -> reciprocalRank(searches(scores));
            case CITATION_HIT_1 -> hit(citations(scores), 1);
            case CITATION_HIT_3 -> hit(citations(scores), 3);
            case CITATION_HIT_5 -> hit(citations(scores), 5);
            case CITATION_HIT_10 -> hit(citations(scores), 10);
            case CITATION_MRR -> reciprocalRank(citations(scores));
            case LATENCY_P50 -> latency(scores, 50);
            case LATENCY_P95 -> latency(scores, 95);
        };
    }

    private static List<Score> only(List<Score> scores, Predicate<Score> of) {
        return scores.stream().filter(of).toList();
    }

    private static List<Ranking> searches(List<Score> scores) {
        return rankings(only(scores, Score::hasSearch), Score::search);
    }

    private static List<Ranking> citations(List<Score> scores) {
        return rankings(only(scores, Score::hasSources), Score::citations);
    }

    private static List<Ranking> rankings(List<Score> scores, Function<Score, Ranking> ranking) {
        return scores.stream().map(ranking).toList();
    }

    private static Optional<Measure> hit(List<Ranking> rankings, int k) {
        return rate(rankings, ranking -> ranking.hit(k) > 0);
    }

    private static Optional<Measure> reciprocalRank(List<Ranking> rankings) {
        OptionalDouble mean = rankings.stream()
                .mapToDouble(ranking -> ranking.reciprocalRank(RANKS))
                .average();
        return mean.isEmpty() ? Optional.empty() : Optional.of(new Measure(mean.getAsDouble(), null, rankings.size()));
    }

    private static <T> Optional<Measure> rate(List<T> all, Predicate<T> counts) {
        return all.isEmpty()
                ? Optional.empty()
                : Optional.of(Measure.of(new Rate(all.stream().filter(counts).count(), all.size())));
    }

    /** Nearest rank: the smallest value that so many percent of the values do not exceed. */
    private static Optional<Measure> latency(List<Score> scores, int percent) {
        double[] sorted = scores.stream()
                .mapToDouble(score -> score.observed().latency().toNanos() / 1e6)
                .sorted()
                .toArray();
        int rank = (int) Math.ceil(percent / 100.0 * sorted.length);
        return sorted.length == 0 ? Optional.empty() : Optional.of(new Measure(sorted[rank - 1], null, sorted.length));
    }
}
