package io.zhanggui.evaluation.run;

import static org.assertj.core.api.Assertions.assertThat;

import io.zhanggui.evaluation.Cases;
import io.zhanggui.evaluation.dataset.Case;
import io.zhanggui.evaluation.dataset.Dataset;
import io.zhanggui.evaluation.metric.Measure;
import io.zhanggui.evaluation.metric.Metric;
import io.zhanggui.evaluation.subject.Observation;
import io.zhanggui.evaluation.subject.Observation.NotScored;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Objects;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class SummaryTest {

    private static final Clock CLOCK = Clock.fixed(Instant.parse("2026-11-23T00:00:00Z"), ZoneOffset.UTC);
    private static final Dataset TWENTY = new Dataset(
            "twenty",
            IntStream.range(0, 20)
                    .mapToObj(i -> i < 10
                            ? Cases.answerable("c" + i, "attribute", "500ml")
                            : Cases.unanswerable("c" + i, "near-miss"))
                    .toList());

    @Test
    void everyCaseIsAskedOnceAndKeepsItsPlace() throws InterruptedException {
        AtomicInteger asked = new AtomicInteger();
        AtomicInteger heard = new AtomicInteger();
        Run run = new Runner(4, CLOCK)
                .run(
                        TWENTY,
                        "test",
                        next -> {
                            asked.incrementAndGet();
                            return Cases.answered(next.id());
                        },
                        (done, notScored, total) -> heard.incrementAndGet());

        assertThat(asked).hasValue(20);
        assertThat(heard).hasValue(20);
        assertThat(run.results()).extracting(CaseResult::asked).containsExactlyElementsOf(TWENTY.cases());
        assertThat(run.results())
                .allSatisfy(result -> assertThat(
                                result.score().orElseThrow().observed().answer().text())
                        .isEqualTo(result.asked().id()));
    }

    @Test
    void scoresAreGivenOverallAndByTag() throws InterruptedException {
        Summary summary = summary(0);

        assertThat(summary.byTag().keySet()).containsExactly("attribute", "near-miss");
        assertThat(value(summary.overall(), Metric.OUTCOME_CORRECT)).isEqualTo(0.5);
        assertThat(value(tag(summary, "attribute"), Metric.OUTCOME_CORRECT)).isEqualTo(1);
        assertThat(value(tag(summary, "near-miss"), Metric.UNANSWERABLE_ANSWERED))
                .isEqualTo(1);
    }

    @Test
    void aFailureOfTheSubjectIsNotAZero() throws InterruptedException {
        Summary summary = summary(1);

        assertThat(summary.overall().coverage()).isEqualTo(0.95);
        assertThat(summary.overall()
                        .measure(Metric.ANSWERABLE_CORRECT)
                        .map(Measure::cases)
                        .orElseThrow())
                .isEqualTo(9);
        assertThat(value(summary.overall(), Metric.ANSWERABLE_CORRECT)).isEqualTo(1);
        assertThat(tag(summary, "attribute").measures()).isEmpty();
    }

    @Test
    void belowTheNeededCoverageThereIsNoValue() throws InterruptedException {
        Summary summary = summary(2);

        assertThat(summary.overall().isCovered()).isFalse();
        assertThat(summary.overall().measures()).isEmpty();
    }

    /** The subject answers everything with the right fact, and fails at the first cases. */
    private static Summary summary(int failures) throws InterruptedException {
        return Summary.of(new Runner(2, CLOCK)
                .run(TWENTY, "test", next -> observe(next, failures), (done, notScored, total) -> {}));
    }

    private static Observation observe(Case next, int failures) {
        return Integer.parseInt(next.id().substring(1)) < failures
                ? new NotScored("HTTP 500")
                : Cases.answered("500ml", "S");
    }

    private static Summary.Scores tag(Summary summary, String tag) {
        return Objects.requireNonNull(summary.byTag().get(tag));
    }

    private static double value(Summary.Scores scores, Metric metric) {
        return scores.measure(metric).orElseThrow().value();
    }
}
