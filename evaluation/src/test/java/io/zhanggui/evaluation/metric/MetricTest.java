package io.zhanggui.evaluation.metric;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.zhanggui.evaluation.Cases;
import io.zhanggui.evaluation.check.Grounding;
import io.zhanggui.evaluation.dataset.Outcome;
import io.zhanggui.evaluation.subject.Observation.Observed;
import io.zhanggui.evaluation.subject.Usage;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Expected values are worked out by hand. */
class MetricTest {

    /** Three answerable: right with the source first, wrong with the source second, declined; two unanswerable. */
    private static final List<Score> SCORES = List.of(
            new Score(Cases.answerable("a", "t", "500ml"), Cases.answered("500ml", "S")),
            new Score(Cases.answerable("b", "t", "500ml"), Cases.answered("300ml", "X", "S")),
            new Score(Cases.answerable("c", "t", "500ml"), Cases.declined()),
            new Score(Cases.unanswerable("d", "t"), Cases.declined()),
            new Score(Cases.unanswerable("e", "t"), Cases.answered("是的", "X")));

    @Test
    void eachMetricSpeaksOfItsOwnCases() {
        Map<Metric, Integer> cases = Stream.of(Metric.values())
                .filter(metric -> metric.of(SCORES).isPresent())
                .collect(Collectors.toMap(
                        metric -> metric, metric -> measure(metric).cases()));

        assertThat(cases)
                .containsEntry(Metric.OUTCOME_CORRECT, 5)
                .containsEntry(Metric.ANSWERABLE_CORRECT, 3)
                .containsEntry(Metric.UNANSWERABLE_ANSWERED, 2)
                .containsEntry(Metric.HIT_1, 3)
                .containsEntry(Metric.CITATION_MRR, 3)
                .containsEntry(Metric.LATENCY_P95, 5)
                .containsEntry(Metric.REFUSAL_PRECISION, 2)
                .containsEntry(Metric.FACT_RECALL, 3)
                .containsEntry(Metric.CITATION_PRECISION, 2)
                .containsEntry(Metric.LAW_FREE, 3)
                .containsEntry(Metric.LENGTH, 3)
                .doesNotContainKeys(
                        Metric.ASK_BACK_RECALL,
                        Metric.FORBIDDEN_FREE,
                        Metric.GROUNDEDNESS,
                        Metric.GROUNDEDNESS_WEAKEST,
                        Metric.FIRST_TOKEN_P50,
                        Metric.TOKENS,
                        Metric.FEN);
    }

    @Test
    void valuesAreThoseWorkedOutByHand() {
        assertThat(measure(Metric.OUTCOME_CORRECT).value()).isEqualTo(3 / 5.0);
        assertThat(measure(Metric.ANSWERABLE_CORRECT).value()).isEqualTo(1 / 3.0);
        assertThat(measure(Metric.UNANSWERABLE_ANSWERED).value()).isEqualTo(1 / 2.0);
        assertThat(measure(Metric.HIT_1).value()).isEqualTo(1 / 3.0);
        assertThat(measure(Metric.HIT_3).value()).isEqualTo(2 / 3.0);
        assertThat(measure(Metric.MRR).value()).isEqualTo((1 + 0.5 + 0) / 3, within(1e-9));
        assertThat(measure(Metric.CITATION_HIT_10).value()).isEqualTo(2 / 3.0);
        assertThat(measure(Metric.CITATION_MRR).value()).isEqualTo(0.5, within(1e-9));
        assertThat(measure(Metric.REFUSAL_PRECISION).value()).isEqualTo(1 / 2.0);
        assertThat(measure(Metric.FACT_RECALL).value()).isEqualTo(1 / 3.0);
        assertThat(measure(Metric.CITATION_PRECISION).value()).isEqualTo((1 + 0.5) / 2);
        assertThat(measure(Metric.CITATION_RECALL).value()).isEqualTo(2 / 3.0, within(1e-9));
        assertThat(measure(Metric.CONTEXT_PRECISION).value()).isEqualTo(0.5, within(1e-9));
        assertThat(measure(Metric.LENGTH).value()).isEqualTo((5 + 5 + 2) / 3.0);
    }

    @Test
    void whatAModelTookIsTakenInTheMean() {
        Usage usage = new Usage(Duration.ofMillis(40), 100, 20, 0.5);
        Observed told = Cases.answered("500ml", "S");
        List<Score> scores = List.of(
                SCORES.getFirst(),
                new Score(
                        Cases.answerable("u", "t"), new Observed(told.answer(), told.found(), told.latency(), usage)));

        assertThat(Metric.FIRST_TOKEN_P50.of(scores).orElseThrow()).isEqualTo(new Measure(40, null, 1));
        assertThat(Metric.TOKENS.of(scores).orElseThrow()).isEqualTo(new Measure(120, null, 1));
        assertThat(Metric.FEN.of(scores).orElseThrow()).isEqualTo(new Measure(0.5, null, 1));
    }

    @Test
    void groundednessIsTakenInTheMeanOverTheAnswersOfWhichItIsKnown() {
        Observed told = Cases.answered("容量500毫升。像羽毛一样轻。", "S");
        Grounding two = new Grounding(
                0.7, List.of(new Grounding.Sentence("容量500毫升。", 1, 0), new Grounding.Sentence("像羽毛一样轻。", 0.25, 0)));
        List<Score> scores = List.of(
                SCORES.getFirst(),
                new Score(
                        Cases.answerable("g", "t"),
                        new Observed(told.answer(), told.found(), told.latency(), told.usage(), two)),
                new Score(Cases.answerable("h", "t"), Cases.grounded(told, 0.75)));

        assertThat(Metric.GROUNDEDNESS.of(scores).orElseThrow()).isEqualTo(new Measure((0.7 + 0.75) / 2, null, 2));
        assertThat(Metric.GROUNDEDNESS_WEAKEST.of(scores).orElseThrow()).isEqualTo(new Measure(0.5, null, 2));
    }

    @Test
    void anAnswerThatSaysNothingIsNotGroundedAndHasNoWeakestSentence() {
        Observed told = Cases.answered("…", "S");
        Score silent = new Score(
                Cases.answerable("s", "t"),
                new Observed(told.answer(), told.found(), told.latency(), told.usage(), new Grounding(0, List.of())));

        assertThat(Metric.GROUNDEDNESS.of(silent)).hasValue(0);
        assertThat(Metric.GROUNDEDNESS_WEAKEST.of(silent)).isEmpty();
    }

    @Test
    void ratesHaveIntervalsAndMeansHaveNone() {
        assertThat(measure(Metric.ANSWERABLE_CORRECT).interval())
                .isEqualTo(new Measure.Interval(new Rate(1, 3).low(), new Rate(1, 3).high()));
        assertThat(measure(Metric.MRR).interval()).isNull();
    }

    @Test
    void aCaseCountsByItsWeight() {
        List<Score> scores = List.of(
                new Score(Cases.weighing(Cases.answerable("a", "t", "500ml"), 3), Cases.answered("500ml", "S")),
                new Score(Cases.answerable("b", "t", "500ml"), Cases.answered("300ml", "X", "S")));

        Measure right = Metric.ANSWERABLE_CORRECT.of(scores).orElseThrow();

        assertThat(right.value()).isEqualTo(3 / 4.0);
        assertThat(right.cases()).isEqualTo(2);
        assertThat(Objects.requireNonNull(right.interval()).low())
                .as("that of 1.6 cases")
                .isEqualTo(new Rate(1.2, 1.6).low(), within(1e-9));
        assertThat(Metric.MRR.of(scores).orElseThrow().value()).isEqualTo((3 * 1 + 0.5) / 4);
    }

    @Test
    void percentilesAreByNearestRank() {
        List<Score> twenty = IntStream.rangeClosed(1, 20)
                .mapToObj(millis ->
                        new Score(Cases.unanswerable("n" + millis, "t"), Cases.observed(Outcome.DECLINED, "", millis)))
                .toList();

        assertThat(Metric.LATENCY_P50.of(twenty).orElseThrow().value()).isEqualTo(10);
        assertThat(Metric.LATENCY_P95.of(twenty).orElseThrow().value()).isEqualTo(19);
    }

    @Test
    void aMetricThatSpeaksOfNoCaseHasNoValue() {
        assertThat(Metric.ANSWERABLE_CORRECT.of(SCORES.subList(3, 5))).isEmpty();
        assertThat(Metric.MRR.of(SCORES.subList(3, 5))).isEmpty();
        assertThat(Metric.LATENCY_P50.of(List.of())).isEmpty();
    }

    private static Measure measure(Metric metric) {
        return metric.of(SCORES).orElseThrow();
    }
}
