package io.zhanggui.evaluation.run;

import io.zhanggui.evaluation.check.Groundedness;
import io.zhanggui.evaluation.dataset.Case;
import io.zhanggui.evaluation.metric.Score;
import io.zhanggui.evaluation.subject.Observation;
import io.zhanggui.evaluation.subject.Observation.NotScored;
import io.zhanggui.evaluation.subject.Observation.Observed;
import java.util.Optional;

/** A case and what came of asking it. */
public record CaseResult(Case asked, Observation observation) {

    /** The score; nothing where the subject failed. */
    public Optional<Score> score() {
        return switch (observation) {
            case Observed observed -> Optional.of(new Score(asked, observed));
            case NotScored failure -> Optional.empty();
        };
    }

    /** Why it counts as wrong; nothing where it is right. */
    public Optional<Fault> fault() {
        return score().map(CaseResult::fault).orElse(Optional.of(Fault.NOT_SCORED));
    }

    CaseResult groundedBy(Groundedness groundedness) {
        return switch (observation) {
            case Observed observed -> new CaseResult(asked, observed.groundedBy(groundedness, asked.question()));
            case NotScored failure -> this;
        };
    }

    private static Optional<Fault> fault(Score score) {
        if (score.isRight()) {
            return Optional.empty();
        }
        if (!score.forbiddenSaid().isEmpty()) {
            return Optional.of(Fault.SAID_FORBIDDEN);
        }
        if (score.isAnswerable()) {
            return Optional.of(score.isAnswered() ? Fault.WRONG_ANSWER : Fault.NOT_ANSWERED);
        }
        boolean invented = score.isUnanswerable() && score.isAnswered();
        return Optional.of(invented ? Fault.ANSWERED_UNANSWERABLE : Fault.WRONG_OUTCOME);
    }
}
