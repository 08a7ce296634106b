package io.zhanggui.evaluation.run;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.zhanggui.evaluation.Cases;
import io.zhanggui.evaluation.check.Groundedness;
import io.zhanggui.evaluation.check.Grounding;
import io.zhanggui.evaluation.check.SentenceReader;
import io.zhanggui.evaluation.dataset.Case;
import io.zhanggui.evaluation.dataset.Dataset;
import io.zhanggui.evaluation.dataset.Outcome;
import io.zhanggui.evaluation.subject.Answer;
import io.zhanggui.evaluation.subject.Observation;
import io.zhanggui.evaluation.subject.Observation.NotScored;
import io.zhanggui.evaluation.subject.Observation.Observed;
import io.zhanggui.knowledge.embedding.InProcessEmbeddingModels;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.CancellationException;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class GroundedRunTest {

    private static final Groundedness GROUNDEDNESS =
            new Groundedness(new SentenceReader(new InProcessEmbeddingModels()));
    private static final Case ASKED = Cases.answerable("a", "t", "500毫升");

    @Test
    void anAnswerIsHeldAgainstEveryPassageThatItCites() {
        Observed observed = said(Outcome.ANSWERED, "容量500毫升。满99元包邮！", "满99元包邮。", "容量500毫升。");

        assertThat(grounded(observed))
                .isEqualTo(new Observed(
                        observed.answer(),
                        observed.found(),
                        observed.latency(),
                        observed.usage(),
                        new Grounding(
                                1,
                                List.of(
                                        new Grounding.Sentence("容量500毫升。", 1, 1),
                                        new Grounding.Sentence("满99元包邮！", 1, 0)))));
    }

    @Test
    void aSentenceThatNoPassageHoldsIsTheWeakest() {
        Grounding grounding = Objects.requireNonNull(
                ((Observed) grounded(said(Outcome.ANSWERED, "容量500毫升。还可以在月球上自动煮咖啡。", "容量500毫升。"))).grounding());

        assertThat(grounding.weakest().orElseThrow())
                .satisfies(weakest -> assertThat(weakest.text()).isEqualTo("还可以在月球上自动煮咖啡。"))
                .satisfies(weakest -> assertThat(weakest.score()).isLessThan(0.5));
    }

    @Test
    void aValueIsReadWithTheTitleOfWhatItIsOf() {
        Observed named = said("山岚保温杯的容量：500毫升", new Answer.Citation("S", "山岚保温杯", "500毫升"));
        Observed untitled = said("山岚保温杯的容量：500毫升", new Answer.Citation("S", "", "500毫升"));
        Observed other = said("山岚保温杯的容量：500毫升", new Answer.Citation("S", "云舒四件套", "500毫升"));

        assertThat(score(named))
                .isGreaterThan(0.6)
                .isGreaterThan(score(untitled) + 0.3)
                .isGreaterThan(score(other) + 0.3);
    }

    @Test
    void aTitleMakesNoSentenceOfATextLessCertain() {
        assertThat(score(said("满99元包邮。", new Answer.Citation("S", "运费", "满99元包邮。偏远地区除外。"))))
                .isEqualTo(1);
        assertThat(score(said("500毫升", new Answer.Citation("S", "杯", "500毫升")))).isEqualTo(1);
    }

    @Test
    void whatIsNoAnswerOrCitesNoWordsIsLeftAsItWas() {
        List.of(
                        said(Outcome.ANSWERED, "容量500毫升。"),
                        said(Outcome.ANSWERED, "容量500毫升。", " "),
                        said(Outcome.DECLINED, "抱歉，没有找到。", "容量500毫升。"),
                        said(Outcome.HANDED_OVER, "已转人工。", "容量500毫升。"),
                        new NotScored("HTTP 500"))
                .forEach(observation -> assertThat(grounded(observation)).isEqualTo(observation));
    }

    @Test
    void workersThatShareTheAnswersComeToTheSameInTheSameOrder() {
        List<CaseResult> asked = IntStream.range(0, 40)
                .mapToObj(i -> new CaseResult(
                        Cases.answerable("c" + i, "t"),
                        said(Outcome.ANSWERED, "容量" + i * 10 + "毫升。送货上门。", "容量" + i * 10 + "毫升。")))
                .toList();
        Run run = new Run(
                new Dataset("d", asked.stream().map(CaseResult::asked).toList()),
                "test",
                Instant.EPOCH,
                Duration.ZERO,
                asked);
        Set<Integer> told = ConcurrentHashMap.newKeySet();

        Run shared = run.groundedBy(GROUNDEDNESS, 4, new Runner.Progress() {
            @Override
            public void at(int done, int notScored, int total) {}

            @Override
            public void grounded(int done, int total) {
                told.add(done);
            }
        });

        assertThat(shared).isEqualTo(run.groundedBy(GROUNDEDNESS, (done, notScored, total) -> {}));
        assertThat(told).hasSize(40);
    }

    @Test
    void aRunThatIsStoppedIsNotLookedThroughToItsEnd() {
        Run run = run(said(Outcome.ANSWERED, "容量500毫升。", "容量500毫升。"));

        assertThatThrownBy(() -> run.groundedBy(GROUNDEDNESS, new Runner.Progress() {
                    @Override
                    public void at(int done, int notScored, int total) {}

                    @Override
                    public boolean goesOn() {
                        return false;
                    }
                }))
                .isInstanceOf(CancellationException.class);
    }

    private static double score(Observed observed) {
        return Objects.requireNonNull(((Observed) grounded(observed)).grounding())
                .score();
    }

    private static Observation grounded(Observation observation) {
        return run(observation)
                .groundedBy(GROUNDEDNESS, (done, notScored, total) -> {})
                .results()
                .getFirst()
                .observation();
    }

    private static Run run(Observation observation) {
        return new Run(
                new Dataset("d", List.of(ASKED)),
                "test",
                Instant.EPOCH,
                Duration.ZERO,
                List.of(new CaseResult(ASKED, observation)));
    }

    private static Observed said(Outcome outcome, String text, String... quotes) {
        List<Answer.Citation> citations = List.of(quotes).stream()
                .map(quote -> new Answer.Citation("S", "title", quote))
                .toList();
        return new Observed(new Answer(outcome, text, citations, "offline"), List.of(), Duration.ofMillis(10));
    }

    private static Observed said(String text, Answer.Citation citation) {
        return new Observed(
                new Answer(Outcome.ANSWERED, text, List.of(citation), "offline"), List.of(), Duration.ofMillis(10));
    }
}
