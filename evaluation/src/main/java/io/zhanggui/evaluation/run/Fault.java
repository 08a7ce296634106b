package io.zhanggui.evaluation.run;

/** Why a case counts as wrong, the worst first. */
public enum Fault {
    /** Something was said that is forbidden. */
    SAID_FORBIDDEN,
    /** Nothing answers it, and it was answered all the same. */
    ANSWERED_UNANSWERABLE,
    /** It was answered, and the answer is wrong. */
    WRONG_ANSWER,
    /** The shop holds an answer, and none was given. */
    NOT_ANSWERED,
    /** It ended otherwise than expected. */
    WRONG_OUTCOME,
    /** The subject failed. */
    NOT_SCORED
}
