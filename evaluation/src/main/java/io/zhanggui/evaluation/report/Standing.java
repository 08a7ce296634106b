package io.zhanggui.evaluation.report;

import io.zhanggui.evaluation.Message;

/** How a target of a sweep came out. */
public sealed interface Standing {

    /** By which the leader board calls it. */
    String name();

    /** It was asked the cases. */
    record Measured(String name, Report report) implements Standing {}

    /**
     * It could not be asked at all, or its folder holds what is not its own.
     *
     * @param subject what was to be asked
     * @param reason with what to do
     */
    record NotMeasured(String name, String subject, Message reason) implements Standing {}
}
