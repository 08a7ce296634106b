package io.zhanggui.evaluation.benchmark;

import io.zhanggui.evaluation.commandline.Arguments;
import io.zhanggui.evaluation.commandline.Command;
import io.zhanggui.evaluation.commandline.CommandFailed;
import io.zhanggui.evaluation.commandline.CommandLine;
import io.zhanggui.evaluation.commandline.Console;
import io.zhanggui.evaluation.commandline.ExitCode;
import io.zhanggui.evaluation.commandline.Syntax;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;

/** The command {@code evaluation/benchmark}: prints a JSON line for each result. */
public final class Benchmark implements Command {

    public static void main(String[] words) {
        CommandLine.main(new Benchmark(), words);
    }

    @Override
    public String usage() {
        return "benchmark.usage";
    }

    @Override
    public Syntax syntax() {
        return RetrievalTask.SYNTAX.and(ScaleTask.SYNTAX).and(MetricsTask.SYNTAX);
    }

    @Override
    public int run(Arguments arguments, Console console) throws IOException {
        task(arguments).run(console.out());
        return ExitCode.MET;
    }

    private static Task task(Arguments arguments) {
        if (arguments.rest().isEmpty()) {
            throw CommandFailed.wrongCall("benchmark.what");
        }
        List<Path> files = arguments.files().subList(1, arguments.rest().size());
        String what = arguments.rest().getFirst();
        return switch (what) {
            case "retrieval" -> RetrievalTask.of(arguments.within(RetrievalTask.SYNTAX), files);
            case "scale" -> ScaleTask.of(arguments.within(ScaleTask.SYNTAX), files);
            case "metrics" -> MetricsTask.of(arguments.within(MetricsTask.SYNTAX), files);
            default -> throw CommandFailed.wrongCall("benchmark.unknown", what);
        };
    }
}
