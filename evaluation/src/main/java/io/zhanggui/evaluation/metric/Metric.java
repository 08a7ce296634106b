package io.zhanggui.evaluation.metric;

import io.zhanggui.evaluation.check.Grounding;
import io.zhanggui.evaluation.dataset.Outcome;
import io.zhanggui.evaluation.subject.Usage;
import java.time.Duration;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.Set;
import java.util.function.Function;
import java.util.function.Supplier;

/** What is measured over cases. Each has a name that thresholds, files and pages use. */
public enum Metric {
    /** The outcome is the expected one. */
    OUTCOME_CORRECT("outcome-correct"),
    /** Nothing is wrong: the outcome is the expected one, an answer is right, and nothing forbidden was said. */
    CASE_CORRECT("case-correct"),
    /** Of the answerable, what was answered right. */
    ANSWERABLE_CORRECT("answerable-correct"),
    /** Of the unanswerable, what was answered all the same. Less is better. */
    UNANSWERABLE_ANSWERED("unanswerable-answered"),
    /** Of the unanswerable, what was declined. */
    UNANSWERABLE_DECLINED("unanswerable-declined"),
    /** Of the declined, what nothing answers. */
    REFUSAL_PRECISION("refusal-precision"),
    /** Of what is open, what was asked back. */
    ASK_BACK_RECALL("ask-back-recall"),
    /** Of what was asked back, what is open. */
    ASK_BACK_PRECISION("ask-back-precision"),
    /** Of what a person has to answer, what was handed over. */
    HAND_OVER_RECALL("hand-over-recall"),
    /** The share of the expected facts that the answer holds. */
    FACT_RECALL("fact-recall"),
    /** Of what forbids something, that of which nothing forbidden was said. */
    FORBIDDEN_FREE("forbidden-free"),
    /** Of the answers, those without words that the advertising law keeps out. */
    LAW_FREE("law-free"),
    /** Of what was said, that without a promise that no passage makes. */
    PROMISE_FREE("promise-free"),
    /** Of what was said, that in the language of the question. */
    LANGUAGE_RIGHT("language-right"),
    /** How far an answer stands in the passages that it cites, in the mean over its sentences. */
    GROUNDEDNESS("groundedness"),
    /** How far the sentence of an answer does that stands in them least. */
    GROUNDEDNESS_WEAKEST("groundedness-weakest"),
    /** An expected source is the first of the search. */
    HIT_1("hit@1"),
    HIT_3("hit@3"),
    HIT_5("hit@5"),
    HIT_10("hit@10"),
    /** One over the rank of the first expected source in the search. */
    MRR("mrr"),
    NDCG_10("ndcg@10"),
    /** The share of the expected sources that is among the first ten of the search. */
    RECALL_10("recall@10"),
    /** Mean precision at the ranks of the expected sources in the search: average precision. */
    CONTEXT_PRECISION("context-precision"),
    /** The share of the cited sources that is expected. */
    CITATION_PRECISION("citation-precision"),
    /** The share of the expected sources that is cited. */
    CITATION_RECALL("citation-recall"),
    /** An expected source is the first citation. */
    CITATION_HIT_1("citation-hit@1"),
    CITATION_HIT_3("citation-hit@3"),
    CITATION_HIT_5("citation-hit@5"),
    CITATION_HIT_10("citation-hit@10"),
    CITATION_MRR("citation-mrr"),
    /** Milliseconds that half of the answers needed at most. Less is better. */
    LATENCY_P50("latency-p50"),
    LATENCY_P95("latency-p95"),
    /** Milliseconds until the first piece of half of the answers, at most. */
    FIRST_TOKEN_P50("first-token-p50"),
    FIRST_TOKEN_P95("first-token-p95"),
    /** Characters of an answer, in the mean. */
    LENGTH("length"),
    /** Tokens read and written for an answer, in the mean. */
    TOKENS("tokens"),
    /** Price of an answer, in the mean. */
    FEN("fen");

    private static final int RANKS = 10;
    private static final Set<Metric> TIMES = EnumSet.of(LATENCY_P50, LATENCY_P95, FIRST_TOKEN_P50, FIRST_TOKEN_P95);
    private static final Set<Metric> AMOUNTS = EnumSet.of(LENGTH, TOKENS, FEN);
    private static final Set<Metric> ESTIMATES = EnumSet.of(GROUNDEDNESS, GROUNDEDNESS_WEAKEST);
    private static final Set<Metric> MEANS = EnumSet.of(
            FACT_RECALL,
            GROUNDEDNESS,
            GROUNDEDNESS_WEAKEST,
            MRR,
            NDCG_10,
            RECALL_10,
            CONTEXT_PRECISION,
            CITATION_PRECISION,
            CITATION_RECALL,
            CITATION_MRR,
            LENGTH,
            TOKENS,
            FEN);

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

    /** Whether the value is in milliseconds. */
    public boolean isTime() {
        return TIMES.contains(this);
    }

    /** Whether the value is a number of things, with no bound above. All but times and amounts lie between 0 and 1. */
    public boolean isAmount() {
        return AMOUNTS.contains(this);
    }

    /** Whether a model estimates it, and may err: a change of it is shown, and does not fail a run by itself. */
    public boolean isEstimate() {
        return ESTIMATES.contains(this);
    }

    /** Whether less of it is better. */
    public boolean isLessBetter() {
        return isTime() || isAmount() || this == UNANSWERABLE_ANSWERED;
    }

    /** Whether a case either counts or does not: the value is a share of the cases. */
    public boolean isRate() {
        return !isTime() && !MEANS.contains(this);
    }

    /** What a case contributes: 1 or 0 to a rate, a share to a mean, its milliseconds; nothing if it is not spoken of. */
    public OptionalDouble of(Score score) {
        return switch (this) {
            case OUTCOME_CORRECT -> yes(score.outcomeIsRight());
            case CASE_CORRECT -> yes(score.isRight());
            case ANSWERABLE_CORRECT -> where(score.isAnswerable(), () -> yes(score.answerIsRight()));
            case UNANSWERABLE_ANSWERED -> where(score.isUnanswerable(), () -> yes(score.isAnswered()));
            case UNANSWERABLE_DECLINED -> where(score.isUnanswerable(), () -> yes(score.outcomeIsRight()));
            case REFUSAL_PRECISION -> where(score.ended(Outcome.DECLINED), () -> yes(score.expects(Outcome.DECLINED)));
            case ASK_BACK_RECALL ->
                where(score.expects(Outcome.ASKED_BACK), () -> yes(score.ended(Outcome.ASKED_BACK)));
            case ASK_BACK_PRECISION ->
                where(score.ended(Outcome.ASKED_BACK), () -> yes(score.expects(Outcome.ASKED_BACK)));
            case HAND_OVER_RECALL ->
                where(score.expects(Outcome.HANDED_OVER), () -> yes(score.ended(Outcome.HANDED_OVER)));
            case FACT_RECALL -> where(score.hasFacts(), () -> OptionalDouble.of(score.factRecall()));
            case FORBIDDEN_FREE ->
                where(score.forbids(), () -> yes(score.forbiddenSaid().isEmpty()));
            case LAW_FREE -> where(score.isAnswered(), () -> yes(score.breaksNoLaw()));
            case PROMISE_FREE -> yes(score.promisesNothingOfItsOwn());
            case LANGUAGE_RIGHT -> yes(score.isInTheLanguageOfTheQuestion());
            case GROUNDEDNESS -> grounding(score, grounding -> Optional.of(grounding.score()));
            case GROUNDEDNESS_WEAKEST ->
                grounding(score, grounding -> grounding.weakest().map(Grounding.Sentence::score));
            case HIT_1 -> where(score.hasSearch(), () -> hit(score.search(), 1));
            case HIT_3 -> where(score.hasSearch(), () -> hit(score.search(), 3));
            case HIT_5 -> where(score.hasSearch(), () -> hit(score.search(), 5));
            case HIT_10 -> where(score.hasSearch(), () -> hit(score.search(), 10));
            case MRR -> where(score.hasSearch(), () -> reciprocalRank(score.search()));
            case NDCG_10 ->
                where(score.hasSearch(), () -> OptionalDouble.of(score.search().ndcg(RANKS)));
            case RECALL_10 ->
                where(score.hasSearch(), () -> OptionalDouble.of(score.search().recall(RANKS)));
            case CONTEXT_PRECISION ->
                where(score.hasSearch(), () -> OptionalDouble.of(score.search().averagePrecision(RANKS)));
            case CITATION_PRECISION ->
                where(
                        score.hasSources() && score.cites(),
                        () -> OptionalDouble.of(score.citations().precision()));
            case CITATION_RECALL ->
                where(
                        score.hasSources(),
                        () -> OptionalDouble.of(score.citations().recall(Integer.MAX_VALUE)));
            case CITATION_HIT_1 -> where(score.hasSources(), () -> hit(score.citations(), 1));
            case CITATION_HIT_3 -> where(score.hasSources(), () -> hit(score.citations(), 3));
            case CITATION_HIT_5 -> where(score.hasSources(), () -> hit(score.citations(), 5));
            case CITATION_HIT_10 -> where(score.hasSources(), () -> hit(score.citations(), 10));
            case CITATION_MRR -> where(score.hasSources(), () -> reciprocalRank(score.citations()));
            case LATENCY_P50, LATENCY_P95 ->
                OptionalDouble.of(score.observed().latency().toNanos() / 1e6);
            case FIRST_TOKEN_P50, FIRST_TOKEN_P95 -> firstToken(score.observed().usage());
            case LENGTH -> where(score.isAnswered(), () -> OptionalDouble.of(score.length()));
            case TOKENS -> tokens(score.observed().usage());
            case FEN -> fen(score.observed().usage());
        };
    }

    /** The value over these cases; nothing if it speaks of none of them. */
    public Optional<Measure> of(List<Score> scores) {
        return sample(scores)
                .map(sample -> isRate()
                        ? Measure.of(sample.mean(), Rate.of(sample), sample.size())
                        : new Measure(over(sample), null, sample.size()));
    }

    /** What these cases contribute, each with its weight; nothing if it speaks of none of them. */
    public Optional<Sample> sample(List<Score> scores) {
        double[] values = new double[scores.size()];
        double[] weights = new double[scores.size()];
        int known = 0;
        for (Score score : scores) {
            OptionalDouble value = of(score);
            if (value.isPresent()) {
                values[known] = value.getAsDouble();
                weights[known] = score.expected().weight();
                known++;
            }
        }
        return known == 0
                ? Optional.empty()
                : Optional.of(new Sample(Arrays.copyOf(values, known), Arrays.copyOf(weights, known)));
    }

    /** What cases come to that contribute this: their mean, or a percentile. */
    public double over(Sample sample) {
        return switch (this) {
            case LATENCY_P50, FIRST_TOKEN_P50 -> sample.percentile(50);
            case LATENCY_P95, FIRST_TOKEN_P95 -> sample.percentile(95);
            default -> sample.mean();
        };
    }

    private static OptionalDouble grounding(Score score, Function<Grounding, Optional<Double>> value) {
        Optional<Double> known = score.grounding().flatMap(value);
        return known.isPresent() ? OptionalDouble.of(known.get()) : OptionalDouble.empty();
    }

    private static OptionalDouble firstToken(Usage usage) {
        Duration time = usage.firstToken();
        return time == null ? OptionalDouble.empty() : OptionalDouble.of(time.toNanos() / 1e6);
    }

    private static OptionalDouble tokens(Usage usage) {
        int tokens = usage.inputTokens() + usage.outputTokens();
        return tokens == 0 ? OptionalDouble.empty() : OptionalDouble.of(tokens);
    }

    private static OptionalDouble fen(Usage usage) {
        Double fen = usage.fen();
        return fen == null ? OptionalDouble.empty() : OptionalDouble.of(fen);
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
