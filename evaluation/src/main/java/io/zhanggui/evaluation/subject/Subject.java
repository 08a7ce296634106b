package io.zhanggui.evaluation.subject;

import io.zhanggui.evaluation.dataset.Case;

/** A system that is measured. Thread-safe: cases are asked in parallel. */
public interface Subject {

    /**
     * Makes sure that it can be asked.
     *
     * @throws SubjectUnreachable saying what to do
     */
    default void check() {}

    /** Asks the case in a conversation of its own. A failure of the subject is an observation, never an exception. */
    Observation observe(Case asked);
}
