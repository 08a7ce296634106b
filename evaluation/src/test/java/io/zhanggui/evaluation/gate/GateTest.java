package io.zhanggui.evaluation.gate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.zhanggui.evaluation.gate.Threshold.Bound;
import io.zhanggui.evaluation.metric.Measure;
import io.zhanggui.evaluation.metric.Metric;
import io.zhanggui.evaluation.run.Summary;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class GateTest {

    private static final Threshold AT_LEAST = Threshold.parse(Bound.MIN, "answerable-correct=0.80");
    private static final Threshold AT_MOST = Threshold.parse(Bound.MAX, "unanswerable-answered=0.10");
    private static final Gate GATE = new Gate(List.of(AT_LEAST, AT_MOST));

    @TempDir
    Path folder;

    @Test
    void theBoundItselfIsAllowed() {
        assertThat(GATE.judge(summary(0.80, 0.10))).isEqualTo(new Verdict.Met());
    }

    @Test
    void eachMissedThresholdIsNamedWithWhatWasMeasured() {
        assertThat(GATE.judge(summary(0.79, 0.11)))
                .isEqualTo(
                        new Verdict.Missed(List.of(new Verdict.Miss(AT_LEAST, 0.79), new Verdict.Miss(AT_MOST, 0.11))));
    }

    @Test
    void aMetricThatNoCaseSpeaksOfIsMissed() {
        Gate gate = new Gate(List.of(Threshold.parse(Bound.MAX, "latency-p95=2000")));

        assertThat(gate.judge(summary(1, 0)))
                .isEqualTo(new Verdict.Missed(
                        List.of(new Verdict.Miss(gate.thresholds().getFirst(), null))));
    }

    @Test
    void belowTheNeededCoverageNothingIsJudged() {
        Summary summary = new Summary(new Summary.Scores(100, 94, Map.of()), Map.of());

        assertThat(new Gate(List.of()).judge(summary)).isEqualTo(new Verdict.NotCovered(0.94));
    }

    @Test
    void theFileBesideADatasetNamesItsThresholds() throws IOException {
        Files.writeString(folder.resolve("gate.json"), """
                {"shop": {"min": {"answerable-correct": 0.80}, "max": {"unanswerable-answered": 0.10}}}""");

        assertThat(Gate.beside(folder.resolve("shop.jsonl"), "shop")).isEqualTo(GATE);
        assertThat(Gate.beside(folder.resolve("other.jsonl"), "other").thresholds())
                .isEmpty();
    }

    @Test
    void whereThereIsNoFileThereAreNoThresholds() {
        assertThat(Gate.beside(folder.resolve("shop.jsonl"), "shop").thresholds())
                .isEmpty();
    }

    @Test
    void aThresholdOfTheCallTakesThePlaceOfTheFiles() {
        Threshold stricter = Threshold.parse(Bound.MIN, "answerable-correct=0.90");

        assertThat(GATE.overriddenBy(List.of(stricter)).thresholds()).containsExactly(AT_MOST, stricter);
    }

    @Test
    void aThresholdThatCannotBeCheckedIsRefused() throws IOException {
        assertThatThrownBy(() -> Threshold.parse(Bound.MIN, "answerable-correct"))
                .isInstanceOf(GateInvalid.class)
                .hasMessage(
                        "\"answerable-correct\" is no threshold. Write a metric and a number: answerable-correct=0.80");
        assertThatThrownBy(() -> Threshold.parse(Bound.MIN, "answerable-correct=much"))
                .hasMessageContaining("is no threshold");
        assertThatThrownBy(() -> Threshold.parse(Bound.MIN, "goodness=1"))
                .hasMessageStartingWith("There is no metric \"goodness\". Metrics are: outcome-correct,");
        assertThatThrownBy(() -> Threshold.parse(Bound.MIN, "mrr=80")).hasMessageContaining("between 0 and 1");
        Files.writeString(folder.resolve("gate.json"), "{\"shop\": {\"min\": {\"mrr\": \"high\"}}}");
        assertThatThrownBy(() -> Gate.beside(folder.resolve("shop.jsonl"), "shop"))
                .hasMessageContaining("gate.json cannot be read");
    }

    private static Summary summary(double answerableCorrect, double unanswerableAnswered) {
        return new Summary(
                new Summary.Scores(
                        100,
                        95,
                        Map.of(
                                Metric.ANSWERABLE_CORRECT, new Measure(answerableCorrect, null, 50),
                                Metric.UNANSWERABLE_ANSWERED, new Measure(unanswerableAnswered, null, 45))),
                Map.of());
    }
}
