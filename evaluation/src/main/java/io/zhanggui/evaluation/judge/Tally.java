package io.zhanggui.evaluation.judge;

import io.zhanggui.evaluation.judge.Judgement.BackendDown;
import io.zhanggui.evaluation.judge.Judgement.Capped;
import io.zhanggui.evaluation.judge.Judgement.Scored;
import io.zhanggui.evaluation.judge.Judgement.Unparseable;
import java.util.List;
import java.util.OptionalDouble;

/** What a judge came to over some cases: each is counted once. */
public record Tally(int scored, int unparseable, int down, int capped, double sum) {

    /** Below it a mean would speak of the cases that were easy to judge. */
    static final double LEAST_COVERAGE = 0.95;

    static Tally of(List<Judgement> judgements) {
        Tally tally = new Tally(0, 0, 0, 0, 0);
        for (Judgement judgement : judgements) {
            tally = tally.plus(judgement);
        }
        return tally;
    }

    private Tally plus(Judgement judgement) {
        return switch (judgement) {
            case Scored score -> new Tally(scored + 1, unparseable, down, capped, sum + score.value());
            case Unparseable unread -> new Tally(scored, unparseable + 1, down, capped, sum);
            case BackendDown silent -> new Tally(scored, unparseable, down + 1, capped, sum);
            case Capped stopped -> new Tally(scored, unparseable, down, capped + 1, sum);
        };
    }

    public int cases() {
        return scored + unparseable + down + capped;
    }

    /** Share of the cases that have a score, 0 to 1; 1 where there are none. */
    public double coverage() {
        return cases() == 0 ? 1 : scored / (double) cases();
    }

    public boolean isCovered() {
        return coverage() >= LEAST_COVERAGE;
    }

    /** The mean score, 0 to 1; nothing where too few cases have one. */
    public OptionalDouble mean() {
        return scored == 0 || !isCovered() ? OptionalDouble.empty() : OptionalDouble.of(sum / scored);
    }
}
