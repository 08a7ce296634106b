package io.zhanggui.evaluation.benchmark;

import java.io.IOException;
import java.io.PrintStream;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Something to measure, with how it is to be measured. */
interface Command {

    String USAGE = RetrievalCommand.USAGE + "\n" + ScaleCommand.USAGE + "\n" + MetricsCommand.USAGE;

    /**
     * Prints a JSON line for each result.
     *
     * @throws Unreadable if a data set is not what it should be; nothing is measured then
     */
    void run(PrintStream out) throws IOException;

    /** @throws CalledWrongly if the words name nothing that can be measured, or not how */
    static Command parse(List<String> words) {
        Deque<String> rest = new ArrayDeque<>(words);
        @Nullable String what = rest.poll();
        return switch (what) {
            case "retrieval" -> RetrievalCommand.parse(new Arguments(rest, RetrievalCommand.USAGE));
            case "scale" -> ScaleCommand.parse(new Arguments(rest, ScaleCommand.USAGE));
            case "metrics" -> MetricsCommand.parse(new Arguments(rest, MetricsCommand.USAGE));
            case null -> throw new CalledWrongly("What should be measured?", USAGE);
            default -> throw new CalledWrongly("Nothing called '" + what + "' can be measured.", USAGE);
        };
    }
}
