package io.zhanggui.evaluation.proposal;

import io.zhanggui.evaluation.dataset.Case;
import io.zhanggui.evaluation.dataset.Outcome;
import java.util.List;

/** Thinks of questions that may become cases. */
sealed interface Proposer permits RuleProposer, ModelProposer {

    /**
     * @param facts what the shop holds
     * @return the most promising first; empty where nothing comes to mind
     * @throws NoReply if a model does not say anything that can be read, or is not asked
     */
    List<Draft> drafts(Case origin, FactPassages facts);

    /**
     * Whether a twin of a case could be unanswerable by what was changed in it: the case itself can be answered, it stands alone,
     * and something is known of what the shop holds.
     */
    static boolean mayHaveTwins(Case origin, FactPassages facts) {
        return origin.expectedOutcome() == Outcome.ANSWERED && !origin.isFollowUp() && !facts.isEmpty();
    }
}
