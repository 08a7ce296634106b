package io.zhanggui.assistant.support;

import java.util.List;
import java.util.Locale;

/** How a question ended. The shopper sees {@link #text}. */
public sealed interface Outcome {

    String text();

    /** What the text rests on; empty unless answered. */
    default List<Citation> citations() {
        return List.of();
    }

    /** The name of the outcome in the API and in rows: {@code answered}, {@code asked_back} … */
    default String code() {
        return getClass().getSimpleName().replaceAll("(?<=[a-z])(?=[A-Z])", "_").toLowerCase(Locale.ROOT);
    }

    /** From the shop's own words; a friendly word in return for a greeting cites nothing. */
    record Answered(String text, List<Citation> citations) implements Outcome {

        public Answered {
            citations = List.copyOf(citations);
        }
    }

    /**
     * The question fits several things, or names none: the shopper is asked which.
     *
     * @param options what the shopper may mean; kept for the moment, not in rows
     */
    record AskedBack(String text, List<String> options) implements Outcome {

        public AskedBack {
            options = List.copyOf(options);
        }

        AskedBack(String text) {
            this(text, List.of());
        }
    }

    /** The fact base does not hold it; a person is offered. */
    record Declined(String text) implements Outcome {}

    /** The shopper wants a person, and is told how to reach one. */
    record HandedOver(String text) implements Outcome {}

    /** The shop's own store is down. Never because of a provider. */
    record Unavailable(String text) implements Outcome {}
}
