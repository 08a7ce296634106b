package io.zhanggui.evaluation.command;

import io.zhanggui.evaluation.commandline.Arguments;
import io.zhanggui.evaluation.commandline.CommandFailed;
import io.zhanggui.evaluation.commandline.Syntax;
import io.zhanggui.evaluation.gate.Threshold;
import io.zhanggui.evaluation.gate.Threshold.Bound;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * How {@code evaluation/evaluate} was called.
 *
 * @param out null: a folder named by time and dataset
 * @param baseline an earlier run that this one is held to; null: the one that the gate names, if it does
 */
record Options(
        Target target,
        Path dataset,
        @Nullable Path out,
        List<Threshold> thresholds,
        int parallel,
        @Nullable Path baseline,
        Outputs outputs) {

    static final Syntax SYNTAX = Target.SYNTAX
            .and(Outputs.SYNTAX)
            .and(Syntax.of("--out", "--min", "--max", "--parallel", "--baseline"))
            .and(Measuring.SYNTAX);

    static final int AT_ONCE = 4;
    static final int MOST_AT_ONCE = 64;

    /** @throws CommandFailed saying what to write instead */
    static Options of(Arguments arguments, Map<String, String> environment) {
        return new Options(
                Target.of(arguments, environment),
                dataset(arguments),
                arguments.path("--out"),
                thresholds(arguments),
                arguments.count("--parallel", AT_ONCE, MOST_AT_ONCE),
                arguments.path("--baseline"),
                Outputs.of(arguments));
    }

    /** The one dataset that was named. */
    static Path dataset(Arguments arguments) {
        List<Path> named = arguments.files();
        if (named.isEmpty()) {
            throw CommandFailed.wrongCall("command.no-dataset");
        }
        if (named.size() > 1) {
            throw CommandFailed.wrongCall("command.one-dataset", named.get(0), named.get(1));
        }
        return named.getFirst();
    }

    private static List<Threshold> thresholds(Arguments arguments) {
        return arguments.options().stream()
                .filter(option -> Set.of("--min", "--max").contains(option.name()))
                .map(option -> Threshold.parse(option.name().equals("--min") ? Bound.MIN : Bound.MAX, option.value()))
                .toList();
    }
}
