package io.zhanggui.evaluation.subject;

import io.zhanggui.evaluation.dataset.Case;

/** A system that is measured. Thread-safe: cases are asked in parallel. */
public interface Subject {

    /** Asks the case in a conversation of its own. A failure of the subject is an observation, never an exception. */
    Observation observe(Case asked);
}
