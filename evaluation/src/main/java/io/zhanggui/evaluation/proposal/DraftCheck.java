package io.zhanggui.evaluation.proposal;

import io.zhanggui.evaluation.check.Answerability;
import io.zhanggui.evaluation.check.SameQuestion;
import io.zhanggui.evaluation.check.SentenceReader;
import io.zhanggui.evaluation.dataset.Case;
import io.zhanggui.evaluation.dataset.Dataset;
import io.zhanggui.evaluation.dataset.NearDuplicates;
import io.zhanggui.evaluation.proposal.Proposals.Dropped;
import java.util.List;
import java.util.Optional;

/** Looks at drafts with the checks of this module. */
final class DraftCheck {

    /** Of a paraphrase: below it the two hardly ask the same. */
    private static final double SAME = 0.5;
    /** Of a twin: from here on a passage probably answers it. */
    private static final double ANSWERED = 0.5;

    /** From this share of common runs on a paraphrase adds nothing. */
    private static final double ALL_BUT = 0.9;

    private static final int NEAR = 10;

    private final FactPassages facts;
    private final SameQuestion sameQuestion;
    private final Answerability answerability;
    private final NearDuplicates asked = new NearDuplicates();

    DraftCheck(Dataset dataset, FactPassages facts, SentenceReader reader) {
        this.facts = facts;
        this.sameQuestion = new SameQuestion(reader);
        this.answerability = new Answerability(reader);
        dataset.cases().forEach(this::accepted);
    }

    /** Why it becomes no proposal; nothing if it may. */
    Optional<Dropped> reason(Case origin, Draft draft, Case proposed) {
        if (isAsked(origin, draft, proposed)) {
            return Optional.of(Dropped.ASKED_ALREADY);
        }
        return switch (draft.kind()) {
            case PARAPHRASE ->
                sameQuestion.of(origin.question(), draft.question()) < SAME
                        ? Optional.of(Dropped.NOT_THE_SAME)
                        : Optional.empty();
            case TWIN -> isAnswered(draft.question()) ? Optional.of(Dropped.ANSWERABLE) : Optional.empty();
        };
    }

    void accepted(Case one) {
        asked.add(new NearDuplicates.Place("", one));
    }

    /** Its origin and what else came of it may be near; of a paraphrase all but the same is near enough to be dropped. */
    private boolean isAsked(Case origin, Draft draft, Case proposed) {
        return asked.of(new NearDuplicates.Place("", proposed)).stream()
                .anyMatch(pair -> !isKin(origin, pair.one().asked())
                        || pair.share() >= (draft.kind() == Draft.Kind.PARAPHRASE ? ALL_BUT : 1));
    }

    private static boolean isKin(Case origin, Case other) {
        return other.id().equals(origin.id()) || other.tags().contains(Proposals.ORIGIN + origin.id());
    }

    private boolean isAnswered(String question) {
        List<String> passages =
                facts.near(question, NEAR).stream().map(FactPassages::text).toList();
        return answerability.of(question, passages) >= ANSWERED;
    }
}
