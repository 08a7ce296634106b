package io.zhanggui.evaluation.report;

import io.zhanggui.evaluation.Message;

/** How a target of a sweep came out. */
public sealed interface Standing {

    /** By which the leader board calls it. */
    String name();

    /** It was asked the cases. */
    record Measured(String name, Report report) implements Standing {}

    /**
     * It could not be asked at all.
     *
     * @param subject what was to be asked
     */
    record NotReached(String name, String subject, Message reason) implements Standing {}
}
