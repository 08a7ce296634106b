package io.zhanggui.evaluation.comparison;

import io.zhanggui.evaluation.run.CaseResult;

/** A case that was right in one of two runs and wrong in the other. */
public record Flip(CaseResult before, CaseResult after) {

    /** Whether it is right now. */
    public boolean isBetter() {
        return after.fault().isEmpty();
    }
}
