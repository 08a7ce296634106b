package io.zhanggui.evaluation.proposal;

import io.zhanggui.evaluation.dataset.Case;
import java.util.List;

/** Thinks of questions that may become cases. */
sealed interface Proposer permits RuleProposer, ModelProposer {

    /**
     * @param facts what the shop holds
     * @return the most promising first; empty where nothing comes to mind
     * @throws NoReply if a model does not say anything that can be read
     */
    List<Draft> drafts(Case origin, FactPassages facts);
}
