package io.zhanggui.evaluation.judge;

import io.zhanggui.evaluation.judge.JudgedRun.CaseVerdict;
import io.zhanggui.evaluation.judge.JudgedRun.Question;
import io.zhanggui.evaluation.run.Run;
import io.zhanggui.evaluation.run.Runner;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.CancellationException;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;

/** Puts the answers of a run to a judge, some at once. Thread-safe as the judge is. */
public final class RunJudge {

    private final Judge judge;
    private final Together together;

    /** @param parallel questions at once, 1 or more */
    public RunJudge(Judge judge, int parallel) {
        this.judge = judge;
        this.together = new Together(parallel);
    }

    /**
     * What a run would ask of the judge.
     *
     * @param fen what it costs, about; what the judge has said before costs nothing
     */
    public record Estimate(int questions, double fen) {}

    public Estimate estimate(Run run) {
        List<Question> questions = JudgedRun.questions(run, judge);
        return new Estimate(
                questions.size(),
                questions.stream()
                        .mapToDouble(question -> judge.estimatedCost(question.rubric()))
                        .sum());
    }

    /**
     * Judges the answers of a run.
     *
     * @param progress hears after each question how many are judged, and how many of these have no score
     * @throws CancellationException if it was not to go on
     */
    public JudgedRun judge(Run run, Runner.Progress progress) throws InterruptedException {
        List<Question> questions = JudgedRun.questions(run, judge);
        AtomicInteger done = new AtomicInteger();
        AtomicInteger notScored = new AtomicInteger();
        List<Answered> answered = together.each(questions, question -> {
            if (!progress.goesOn()) {
                return new Answered(null);
            }
            Judgement judgement = judge.score(question.rubric());
            int without = judgement instanceof Judgement.Scored ? notScored.get() : notScored.incrementAndGet();
            progress.at(done.incrementAndGet(), without, questions.size());
            return new Answered(new CaseVerdict(question.caseId(), question.criterion(), judgement));
        });
        if (!progress.goesOn()) {
            throw new CancellationException();
        }
        return new JudgedRun(answered.stream()
                .map(one -> Objects.requireNonNull(one.verdict()))
                .toList());
    }

    /** @param verdict null where the judge was not asked any more */
    private record Answered(@Nullable CaseVerdict verdict) {}
}
