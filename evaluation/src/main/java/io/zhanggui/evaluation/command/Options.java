package io.zhanggui.evaluation.command;

import io.zhanggui.evaluation.gate.Threshold;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * How {@code evaluation/evaluate} was called.
 *
 * @param out null: a folder named by time and dataset
 * @param fresh whether a run that was begun there is given up
 * @param groundedness whether it is looked for how far answers stand in what they cite
 * @param baseline an earlier run that this one is held to; null: the one that the gate names, if it does
 */
record Options(
        Target target,
        Path dataset,
        @Nullable Path out,
        boolean fresh,
        boolean groundedness,
        List<Threshold> thresholds,
        int parallel,
        @Nullable Path baseline,
        Outputs outputs) {

    /** What a call may name that asks a target. */
    static final Set<String> OF_TARGETS =
            Set.of("--url", "--openai", "--model", "--key-env", "--key-file", "--system", "--price");

    private static final Set<String> KNOWN = with(
            with(OF_TARGETS, Outputs.OPTIONS), Set.of("--out", "--min", "--max", "--parallel", "--lang", "--baseline"));
    private static final Set<String> FLAGS = Set.of("--fresh", "--no-groundedness");

    /** @throws Wrong if an option is unknown or lacks its value */
    static Arguments parse(List<String> words) {
        return Arguments.parse(words, KNOWN, FLAGS);
    }

    /** @throws Wrong saying what to write instead */
    static Options of(Arguments arguments, Map<String, String> environment) {
        return new Options(
                Target.of(arguments, environment),
                arguments.dataset(),
                arguments.path("--out"),
                arguments.has("--fresh"),
                !arguments.has("--no-groundedness"),
                arguments.thresholds(),
                arguments.parallel(),
                arguments.path("--baseline"),
                Outputs.of(arguments));
    }

    /** The language that was asked for, else that of the process. */
    static Locale locale(Arguments arguments) {
        return switch (arguments.last("--lang")) {
            case null -> Locale.getDefault();
            case "zh" -> Locale.SIMPLIFIED_CHINESE;
            case "en" -> Locale.ENGLISH;
            case String other -> throw new Wrong("command.lang", other);
        };
    }

    static Set<String> with(Set<String> some, Set<String> others) {
        Set<String> all = new HashSet<>(some);
        all.addAll(others);
        return Set.copyOf(all);
    }
}
