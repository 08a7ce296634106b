package io.zhanggui.assistant.backend;

import com.github.tomakehurst.wiremock.client.ResponseDefinitionBuilder;

/**
 * Something a provider does, and what comes of it: a row of {@code docs/faults.md}.
 *
 * @param name what it does, in the words of the table
 * @param seen what the shopper gets
 * @param guards what the guards of the backend make of it
 * @param label how the ledger writes the attempt
 */
public record Fault(String name, Acting acting, Seen seen, Guarding guards, String label) {

    /** How a provider is made to do it. */
    public sealed interface Acting {

        /** A whole response. */
        record Body(ResponseDefinitionBuilder response) implements Acting {}

        /** What is written on an open connection. */
        record Wire(ScriptedProvider.Script script) implements Acting {}

        /** No connection comes to be. */
        enum Door implements Acting {
            CLOSED,
            FULL
        }
    }

    /** What the shopper gets. */
    public enum Seen {
        NEXT("the next backend's answer"),
        RESTART("`restart`, then the next backend's answer"),
        ANSWER("the answer"),
        CUT("the answer up to its last whole sentence");

        final String words;

        Seen(String words) {
            this.words = words;
        }
    }

    /** What the guards of the backend make of it. */
    public enum Guarding {
        COUNTS("counts"),
        NOTHING("does not count"),
        ASKED("paused for the time asked for, does not count"),
        CAPPED("paused for the longest time, does not count"),
        SHORTLY("paused shortly, does not count"),
        MISCONFIGURED("paused until somebody has mended it, does not count"),
        COUNTS_AND_ASKED("counts, and paused for the time asked for");

        final String words;

        Guarding(String words) {
            this.words = words;
        }
    }

    /** The row of the table. */
    String row() {
        return "| %s | %s | %s | `%s` |".formatted(name, seen.words, guards.words, label);
    }

    @Override
    public String toString() {
        return name;
    }
}
