package io.zhanggui.evaluation.command;

import io.zhanggui.evaluation.commandline.Arguments;
import io.zhanggui.evaluation.commandline.Command;
import io.zhanggui.evaluation.commandline.CommandFailed;
import io.zhanggui.evaluation.commandline.CommandLine;
import io.zhanggui.evaluation.commandline.Console;
import io.zhanggui.evaluation.commandline.ExitCode;
import io.zhanggui.evaluation.commandline.Syntax;
import io.zhanggui.evaluation.dataset.Dataset;
import io.zhanggui.evaluation.dataset.ForeignCases;
import io.zhanggui.evaluation.dataset.NearDuplicates;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;

/** The command {@code evaluation/dataset}: checks datasets, and takes in those of other tools. */
public final class DatasetCommand implements Command {

    private static final Syntax CHECK = Syntax.of();
    private static final Syntax IMPORT = Syntax.of("--from");

    public static void main(String[] words) {
        CommandLine.main(new DatasetCommand(), words);
    }

    @Override
    public String usage() {
        return "datasets.usage";
    }

    @Override
    public Syntax syntax() {
        return CHECK.and(IMPORT);
    }

    /** Ends with {@link ExitCode#MISSED} where cases leak from one dataset into another. */
    @Override
    public int run(Arguments arguments, Console console) {
        List<String> rest = arguments.rest();
        if (rest.size() < 2) {
            throw CommandFailed.wrongCall("datasets.what");
        }
        List<Path> files = arguments.files().subList(1, rest.size());
        return switch (rest.getFirst()) {
            case "check" -> {
                arguments.within(CHECK);
                yield check(files, console);
            }
            case "import" -> take(arguments.within(IMPORT), files.getFirst(), console);
            default -> throw CommandFailed.wrongCall("datasets.what");
        };
    }

    private static int check(List<Path> files, Console console) {
        List<Dataset> datasets = files.stream().map(Dataset::read).toList();
        datasets.forEach(dataset -> console.say(
                "datasets.one",
                dataset.name(),
                dataset.cases().size(),
                dataset.version().substring(0, 12)));
        List<NearDuplicates.Pair> pairs = NearDuplicates.among(datasets);
        pairs.forEach(pair -> console.say(
                pair.isLeak() ? "datasets.leak" : "datasets.twice",
                String.format(Locale.ROOT, "%.0f", pair.share() * 100),
                told(pair.one()),
                told(pair.other())));
        return pairs.stream().anyMatch(NearDuplicates.Pair::isLeak) ? ExitCode.MISSED : ExitCode.MET;
    }

    private static String told(NearDuplicates.Place place) {
        return place.dataset() + "/" + place.asked().id() + " " + place.asked().question();
    }

    private static int take(Arguments arguments, Path file, Console console) {
        ForeignCases.Tool tool =
                switch (arguments.last("--from", "")) {
                    case "ragas" -> ForeignCases.Tool.RAGAS;
                    case "promptfoo" -> ForeignCases.Tool.PROMPTFOO;
                    case "openai-evals" -> ForeignCases.Tool.OPENAI_EVALS;
                    default -> throw CommandFailed.wrongCall("datasets.from");
                };
        try {
            ForeignCases taken = ForeignCases.read(tool, file.toString(), Files.readString(file));
            console.out().print(Dataset.lines(taken.cases()));
            taken.notices().forEach(console::tell);
            return ExitCode.MET;
        } catch (IOException e) {
            throw CommandFailed.refused("dataset.unreadable", file, e);
        }
    }
}
