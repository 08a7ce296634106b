package io.zhanggui.evaluation.comparison;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.zhanggui.evaluation.Cases;
import io.zhanggui.evaluation.comparison.Change.Direction;
import io.zhanggui.evaluation.dataset.Case;
import io.zhanggui.evaluation.dataset.Dataset;
import io.zhanggui.evaluation.dataset.Outcome;
import io.zhanggui.evaluation.metric.Metric;
import io.zhanggui.evaluation.run.CaseResult;
import io.zhanggui.evaluation.run.Run;
import io.zhanggui.evaluation.subject.Observation;
import io.zhanggui.evaluation.subject.Observation.NotScored;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** Expected values are worked out by hand, or stand in the source that is named. */
class ComparisonTest {

    /** Ten answerable cases: six become right, one becomes wrong, two stay right, one stays wrong. */
    private static final Run BEFORE = run("-+++------");

    private static final Run AFTER = run("-++-++++++");

    @Test
    void aMetricIsComparedCaseByCase() {
        Change change =
                Comparison.of(BEFORE, AFTER).change(Metric.ANSWERABLE_CORRECT).orElseThrow();

        assertThat(change.pairs()).isEqualTo(10);
        assertThat(change.before()).isEqualTo(0.3);
        assertThat(change.after()).isEqualTo(0.8);
        assertThat(change.difference()).isEqualTo(0.5, within(1e-9));
        assertThat(change.risen()).isEqualTo(6);
        assertThat(change.fallen()).isEqualTo(1);
    }

    /** Two times the chance of at most one head in seven throws: 2 · (1 + 7) / 128. */
    @Test
    void theChanceIsThatOfMcNemarsExactTest() {
        Change change =
                Comparison.of(BEFORE, AFTER).change(Metric.ANSWERABLE_CORRECT).orElseThrow();

        assertThat(change.chance()).isEqualTo(0.125, within(1e-12));
        assertThat(change.direction()).isEqualTo(Direction.OPEN);
    }

    /** Shares of (6 + 1) / 12 and (1 + 1) / 12: 5/12 ± 1.959964 · √((9/12 − 25/144) / 12). */
    @Test
    void theIntervalIsThatOfBonettAndPrice() {
        Change change =
                Comparison.of(BEFORE, AFTER).change(Metric.ANSWERABLE_CORRECT).orElseThrow();

        assertThat(change.interval().low()).isEqualTo(-0.0129, within(1e-4));
        assertThat(change.interval().high()).isEqualTo(0.8462, within(1e-4));
    }

    /** One case of weight 20 falls, six of weight 1 rise: the other way round than by counting. */
    @Test
    void aCaseCountsByItsWeight() {
        Change change = Comparison.of(weighed(BEFORE), weighed(AFTER))
                .change(Metric.ANSWERABLE_CORRECT)
                .orElseThrow();

        assertThat(change.before()).isEqualTo(22 / 29.0, within(1e-12));
        assertThat(change.after()).isEqualTo(8 / 29.0, within(1e-12));
        assertThat(change.chance())
                .as("of 128 signs only those of the heavy case matter")
                .isGreaterThan(0.9);
        assertThat(change.interval().low()).isLessThan(change.difference());
        assertThat(change.interval().high()).isGreaterThan(change.difference());
    }

    @Test
    void equalWeightsChangeNothing() {
        Run before = weighed(BEFORE, 5);
        Run after = weighed(AFTER, 5);

        assertThat(Comparison.of(before, after).changes())
                .isEqualTo(Comparison.of(BEFORE, AFTER).changes());
    }

    @Test
    void casesThatFlippedAreNamed() {
        List<Flip> flips = Comparison.of(BEFORE, AFTER).flips();

        assertThat(flips.stream()
                        .filter(Flip::isBetter)
                        .map(flip -> flip.after().asked().id()))
                .containsExactly("c4", "c5", "c6", "c7", "c8", "c9");
        assertThat(flips.stream()
                        .filter(flip -> !flip.isBetter())
                        .map(flip -> flip.after().asked().id()))
                .containsExactly("c3");
    }

    @Test
    void aChangeThatChanceHardlyExplainsHasADirection() {
        Comparison better = Comparison.of(run("--------"), run("++++++++"));
        Comparison worse = Comparison.of(run("++++++++"), run("--------"));

        assertThat(better.change(Metric.ANSWERABLE_CORRECT).orElseThrow().direction())
                .isEqualTo(Direction.BETTER);
        assertThat(worse.change(Metric.ANSWERABLE_CORRECT).orElseThrow().direction())
                .isEqualTo(Direction.WORSE);
        assertThat(worse.change(Metric.ANSWERABLE_CORRECT).orElseThrow().chance())
                .isEqualTo(2 / 256.0, within(1e-12));
    }

    @Test
    void lessTimeIsBetter() {
        Comparison faster = Comparison.of(timed(100), timed(50));

        Change change = faster.change(Metric.LATENCY_P50).orElseThrow();
        assertThat(change.difference()).isEqualTo(-50);
        assertThat(change.interval().low()).isEqualTo(-50);
        assertThat(change.interval().high()).isEqualTo(-50);
        assertThat(change.chance()).isNull();
        assertThat(change.direction()).isEqualTo(Direction.BETTER);
    }

    /** Of the eight signs of three equal differences two are as extreme: chance is 1/4 and a little. */
    @Test
    void meansAreComparedByRandomSigns() {
        double chance = Comparison.of(ranked("X", "S"), ranked("S", "X"))
                .change(Metric.MRR)
                .map(Change::chance)
                .orElseThrow();

        assertThat(chance).isEqualTo(0.25, within(0.02));
    }

    @Test
    void aLossOfGroundednessIsShownAndIsNoLossOfTheRun() {
        Comparison comparison = Comparison.of(grounded(0.9), grounded(0.1));

        assertThat(comparison.change(Metric.GROUNDEDNESS).orElseThrow().direction())
                .isEqualTo(Direction.WORSE);
        assertThat(comparison.losses()).isEmpty();
    }

    @Test
    void groundednessIsNotComparedWithARunThatDoesNotKnowIt() {
        assertThat(Comparison.of(run("++++++++"), grounded(0.1)).change(Metric.GROUNDEDNESS))
                .isEmpty();
    }

    private static Run grounded(double score) {
        return of(IntStream.range(0, 8)
                .mapToObj(i -> new CaseResult(
                        Cases.answerable("c" + i, "t", "500ml"), Cases.grounded(Cases.answered("500ml", "S"), score)))
                .toList());
    }

    @Test
    void aRunComparedWithItselfHasNotChanged() {
        Comparison same = Comparison.of(BEFORE, BEFORE);

        assertThat(same.flips()).isEmpty();
        assertThat(same.changes()).allSatisfy(change -> {
            assertThat(change.difference()).isZero();
            assertThat(change.direction()).isEqualTo(Direction.OPEN);
        });
        assertThat(same.change(Metric.ANSWERABLE_CORRECT).orElseThrow().chance())
                .isEqualTo(1);
    }

    @Test
    void onlyUnchangedCasesThatBothRunsScoredAreCompared() {
        Case kept = Cases.answerable("kept", "t", "500ml");
        Case failed = Cases.answerable("failed", "t", "500ml");
        Run before = of(List.of(
                new CaseResult(kept, Cases.declined()),
                new CaseResult(failed, Cases.declined()),
                new CaseResult(Cases.answerable("edited", "t", "500ml"), Cases.declined())));
        Run after = of(List.of(
                new CaseResult(kept, Cases.answered("500ml")),
                new CaseResult(failed, new NotScored("HTTP 500")),
                new CaseResult(Cases.answerable("edited", "t", "600ml"), Cases.answered("600ml")),
                new CaseResult(Cases.answerable("new", "t", "500ml"), Cases.answered("500ml"))));

        Comparison comparison = Comparison.of(before, after);

        assertThat(comparison.compared()).isEqualTo(1);
        assertThat(comparison.flips()).extracting(flip -> flip.after().asked()).containsExactly(kept);
    }

    private static Run run(String right) {
        return of(IntStream.range(0, right.length())
                .mapToObj(i -> result("c" + i, right.charAt(i) == '+' ? Cases.answered("500ml") : Cases.declined()))
                .toList());
    }

    private static Run timed(int millis) {
        return of(IntStream.range(0, 20)
                .mapToObj(i -> result("c" + i, Cases.observed(Outcome.DECLINED, "", millis)))
                .toList());
    }

    private static Run ranked(String... sources) {
        return of(IntStream.range(0, 3)
                .mapToObj(i -> result("c" + i, Cases.answered("500ml", sources)))
                .toList());
    }

    private static CaseResult result(String id, Observation observation) {
        return new CaseResult(Cases.answerable(id, "t", "500ml"), observation);
    }

    private static Run of(List<CaseResult> results) {
        List<Case> cases = results.stream().map(CaseResult::asked).toList();
        return new Run(
                new Dataset("shop", cases),
                "here",
                Instant.parse("2026-11-23T00:00:00Z"),
                Duration.ofSeconds(1),
                results);
    }

    /** The same with a weight of 20 for the case that falls. */
    private static Run weighed(Run run) {
        return new Run(
                run.dataset(),
                run.subject(),
                run.started(),
                run.took(),
                run.results().stream()
                        .map(result -> result.asked().id().equals("c3")
                                ? new CaseResult(Cases.weighing(result.asked(), 20), result.observation())
                                : result)
                        .toList());
    }

    private static Run weighed(Run run, double weight) {
        return new Run(
                run.dataset(),
                run.subject(),
                run.started(),
                run.took(),
                run.results().stream()
                        .map(result -> new CaseResult(Cases.weighing(result.asked(), weight), result.observation()))
                        .toList());
    }
}
