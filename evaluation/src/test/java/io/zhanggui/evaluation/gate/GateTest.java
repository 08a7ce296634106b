package io.zhanggui.evaluation.gate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.zhanggui.evaluation.Cases;
import io.zhanggui.evaluation.gate.Threshold.Bound;
import io.zhanggui.evaluation.metric.Measure;
import io.zhanggui.evaluation.metric.Metric;
import io.zhanggui.evaluation.run.CaseResult;
import io.zhanggui.evaluation.run.Summary;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
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
        assertThat(GATE.judge(summary(0.80, 0.10), List.of())).isEqualTo(new Verdict.Met());
    }

    @Test
    void eachMissedThresholdIsNamedWithWhatWasMeasured() {
        assertThat(GATE.judge(summary(0.79, 0.11), List.of()))
                .isEqualTo(new Verdict.Missed(
                        List.of(new Verdict.OutOfBounds(AT_LEAST, 0.79), new Verdict.OutOfBounds(AT_MOST, 0.11))));
    }

    @Test
    void aMetricThatNoCaseSpeaksOfIsMissed() {
        Gate gate = new Gate(List.of(Threshold.parse(Bound.MAX, "latency-p95=2000")));

        assertThat(gate.judge(summary(1, 0), List.of()))
                .isEqualTo(new Verdict.Missed(
                        List.of(new Verdict.OutOfBounds(gate.thresholds().getFirst(), null))));
    }

    @Test
    void belowTheNeededCoverageNothingIsJudged() {
        Summary summary = new Summary(new Summary.Scores(100, 94, Map.of()), Map.of());

        assertThat(new Gate(List.of()).judge(summary, List.of())).isEqualTo(new Verdict.NotCovered(0.94));
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

    @Test
    void casesThatHaveToPassAreNamedWhereTheyDoNot() {
        Gate gate = new Gate(List.of(), new MustPass(Set.of("a", "gone"), Set.of("law")), null);

        assertThat(gate.judge(summary(1, 0), List.of(right("a"), wrong("b"), result(wrong("c"), "law"))))
                .isEqualTo(new Verdict.Missed(List.of(new Verdict.NotPassed("c"), new Verdict.NotPassed("gone"))));
        assertThat(gate.judge(summary(1, 0), List.of(right("a"), right("gone"), wrong("b"))))
                .isEqualTo(new Verdict.Met());
    }

    @Test
    void aRunIsHeldToItsBaseline() throws IOException {
        Files.writeString(folder.resolve("before.json"), """
                {"metrics": {"answerable-correct": 0.9, "unanswerable-answered": 0.1}, "wrong": ["c"], "right": ["a", "b"]}""");
        Files.writeString(folder.resolve("gate.json"), """
                {"shop": {"noRegression": {"baseline": "before.json", "broken": 0,
                  "metrics": {"answerable-correct": 0.02, "unanswerable-answered": 0}}}}""");
        Gate gate = Gate.beside(folder.resolve("shop.jsonl"), "shop");

        assertThat(gate.judge(summary(0.88, 0.1), List.of(right("a"), right("b"), wrong("c"), wrong("new"))))
                .isEqualTo(new Verdict.Met());
        assertThat(gate.judge(summary(0.87, 0.12), List.of(right("a"), wrong("b"), right("c"))))
                .isEqualTo(new Verdict.Missed(List.of(
                        new Verdict.Broken(List.of("b"), 0),
                        new Verdict.Worsened(Metric.ANSWERABLE_CORRECT, 0.9, 0.87, 0.02),
                        new Verdict.Worsened(Metric.UNANSWERABLE_ANSWERED, 0.1, 0.12, 0))));
    }

    @Test
    void aBaselineReadsAsItWasWritten() {
        Baseline baseline = Baseline.of(List.of(right("b"), wrong("a")), summary(0.5, 0.25));

        assertThat(baseline.right()).containsExactly("b");
        assertThat(Baseline.parse("x", baseline.text())).isEqualTo(baseline);
    }

    @Test
    void aRuleThatNobodyKnowsIsRefused() throws IOException {
        Files.writeString(folder.resolve("gate.json"), "{\"shop\": {\"mustpass\": [\"a\"]}}");
        assertThatThrownBy(() -> Gate.beside(folder.resolve("shop.jsonl"), "shop"))
                .hasMessageContaining("gate.json cannot be read: mustpass");
        Files.writeString(
                folder.resolve("gate.json"),
                "{\"shop\": {\"noRegression\": {\"baseline\": \"no.json\", \"broken\": 0}}}");
        assertThatThrownBy(() -> Gate.beside(folder.resolve("shop.jsonl"), "shop"))
                .hasMessageContaining("no.json cannot be read");
    }

    private static CaseResult right(String id) {
        return new CaseResult(Cases.unanswerable(id, "t"), Cases.declined());
    }

    private static CaseResult wrong(String id) {
        return new CaseResult(Cases.unanswerable(id, "t"), Cases.answered("x"));
    }

    private static CaseResult result(CaseResult result, String tag) {
        return new CaseResult(result.asked().tagged(List.of(tag)), result.observation());
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
