package io.zhanggui.evaluation.judge;

import io.zhanggui.evaluation.commandline.Arguments;
import io.zhanggui.evaluation.commandline.CommandFailed;
import io.zhanggui.evaluation.commandline.Syntax;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * How the command was called.
 *
 * @param task what is judged
 */
record JudgeOptions(Task task, Endpoint endpoint, int samples, int parallel, Budget budget, Path kept) {

    static final Syntax SYNTAX = Endpoint.SYNTAX
            .and(Budget.SYNTAX)
            .and(Syntax.of("--samples", "--parallel", "--kept", "--calibrate", "--positive"));

    private static final Path KEPT = Path.of("evaluation-runs", "judge-replies.jsonl");

    /** What is judged. */
    sealed interface Task {

        /** The answers of one run. */
        record Scores(Path run) implements Task {}

        /** The answers of two runs, pair by pair. */
        record Pairs(Path first, Path second) implements Task {}

        /**
         * Answers that people have labelled.
         *
         * @param positive the label that means faithful; null: {@code true}, 1 or 5
         */
        record Calibration(Path labels, @Nullable String positive) implements Task {}
    }

    /** @throws CommandFailed saying what to write instead */
    static JudgeOptions of(Arguments arguments, Map<String, String> environment) {
        return new JudgeOptions(
                task(arguments),
                Endpoint.of(arguments, environment),
                arguments.count("--samples", 1, 9),
                arguments.count("--parallel", 4, 64),
                Budget.of(arguments),
                Objects.requireNonNullElse(arguments.path("--kept"), KEPT));
    }

    private static Task task(Arguments arguments) {
        Path labels = arguments.path("--calibrate");
        if (labels != null) {
            return new Task.Calibration(labels, arguments.last("--positive"));
        }
        List<Path> runs = arguments.files();
        return switch (runs.size()) {
            case 1 -> new Task.Scores(runs.getFirst());
            case 2 -> new Task.Pairs(runs.get(0), runs.get(1));
            default -> throw CommandFailed.wrongCall("judge.no-run");
        };
    }
}
