package io.zhanggui.evaluation.judge;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.zhanggui.evaluation.dataset.Case;
import io.zhanggui.evaluation.dataset.Dataset;
import io.zhanggui.evaluation.dataset.Outcome;
import io.zhanggui.evaluation.gate.Gate;
import io.zhanggui.evaluation.judge.JudgedRun.CaseVerdict;
import io.zhanggui.evaluation.judge.JudgedRun.Criterion;
import io.zhanggui.evaluation.report.Report;
import io.zhanggui.evaluation.run.CaseResult;
import io.zhanggui.evaluation.run.Run;
import io.zhanggui.evaluation.run.Runner;
import io.zhanggui.evaluation.subject.Answer;
import io.zhanggui.evaluation.subject.Observation.Observed;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.CancellationException;
import org.junit.jupiter.api.Test;

class JudgedRunTest {

    private static final JudgedRun ALL_ENDS = new JudgedRun(List.of(
            new CaseVerdict("a", Criterion.FAITHFULNESS, new Judgement.Scored(0.75, 0, 1, "fine")),
            new CaseVerdict("b", Criterion.FAITHFULNESS, new Judgement.Unparseable("I like it")),
            new CaseVerdict("c", Criterion.FAITHFULNESS, new Judgement.BackendDown("refused")),
            new CaseVerdict("d", Criterion.CORRECTNESS, new Judgement.Capped())));

    @Test
    void verdictsReadBackAsTheyWereWritten() {
        assertThat(JudgedRun.read(ALL_ENDS.json("m", 1, 2.5))).isEqualTo(ALL_ENDS);
    }

    @Test
    void theReportTellsEachEndAndNoMeanOfTooFew() {
        String page = Report.of(run(), new Gate(List.of()), Locale.ENGLISH).html(ALL_ENDS.told("m"));

        assertThat(page)
                .contains("A language model as a judge", "Asked by rubrics: m")
                .contains("<td>–</td><td>1/3</td><td>1</td><td>1</td><td>0</td>")
                .contains("<td>–</td><td>0/1</td><td>0</td><td>0</td><td>1</td>");
    }

    @Test
    void aReferenceIsWhatIsKnownToBeRight() throws InterruptedException {
        ScriptedModel model = new ScriptedModel(asked -> "{\"reason\":\"r\",\"score\":5}");

        new RunJudge(judge(model), 1).judge(run(), (done, notScored, total) -> {});

        assertThat(model.requests).hasSize(2);
        assertThat(model.requests.getLast().toString()).contains("Half a litre.");
    }

    @Test
    void aJudgeThatIsStoppedIsAskedNothingMore() {
        ScriptedModel model = new ScriptedModel(asked -> "{\"reason\":\"r\",\"score\":5}");
        Runner.Progress stopped = new Runner.Progress() {
            @Override
            public void at(int done, int notScored, int total) {}

            @Override
            public boolean goesOn() {
                return false;
            }
        };

        assertThatThrownBy(() -> new RunJudge(judge(model), 1).judge(run(), stopped))
                .isInstanceOf(CancellationException.class);
        assertThat(model.requests).isEmpty();
    }

    private static Judge judge(ScriptedModel model) {
        return new Judge(
                model, "m", 1, Locale.ENGLISH, KeptReplies.inMemory(), new Spending(Price.FREE, Double.MAX_VALUE));
    }

    private static Run run() {
        Case asked = new Case(
                "a",
                List.of(),
                List.of(),
                "How big?",
                Outcome.ANSWERED,
                List.of(),
                null,
                List.of(),
                List.of(),
                "Half a litre.",
                1);
        Observed observed = new Observed(
                new Answer(Outcome.ANSWERED, "500 ml", List.of(new Answer.Citation("P", "size", "500 ml")), "offline"),
                List.of(),
                Duration.ofMillis(3));
        return new Run(
                new Dataset("cases", List.of(asked)),
                "shop",
                Instant.EPOCH,
                Duration.ofSeconds(1),
                List.of(new CaseResult(asked, observed)));
    }
}
