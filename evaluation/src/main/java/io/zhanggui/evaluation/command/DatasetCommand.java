package io.zhanggui.evaluation.command;

import io.zhanggui.evaluation.check.SentenceReader;
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
import io.zhanggui.evaluation.judge.Budget;
import io.zhanggui.evaluation.judge.Endpoint;
import io.zhanggui.evaluation.judge.PaidModel;
import io.zhanggui.evaluation.judge.Spending;
import io.zhanggui.evaluation.proposal.Proposals;
import io.zhanggui.evaluation.run.Run;
import io.zhanggui.knowledge.embedding.InProcessEmbeddingModels;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;

/** The command {@code evaluation/dataset}: checks datasets, takes in those of other tools, and proposes cases. */
public final class DatasetCommand implements Command {

    private static final Syntax CHECK = Syntax.of();
    private static final Syntax IMPORT = Syntax.of("--from");
    private static final Syntax PROPOSE = Endpoint.SYNTAX.and(Budget.SYNTAX).and(Syntax.of("--run", "--each", "--out"));

    private static final int EACH = 2;
    private static final int MOST = 5;

    private final Map<String, String> environment;

    public DatasetCommand(Map<String, String> environment) {
        this.environment = environment;
    }

    public static void main(String[] words) {
        CommandLine.main(new DatasetCommand(System.getenv()), words);
    }

    @Override
    public String usage() {
        return "datasets.usage";
    }

    @Override
    public Syntax syntax() {
        return CHECK.and(IMPORT).and(PROPOSE);
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
            case "import" -> take(arguments.within(IMPORT), one(files), console);
            case "propose" -> propose(arguments.within(PROPOSE), files, console);
            default -> throw CommandFailed.wrongCall("datasets.what");
        };
    }

    /** Writes proposals into a file of their own, never over one that is there: a person may have worked on it. */
    private int propose(Arguments arguments, List<Path> files, Console console) {
        Dataset dataset = Dataset.read(one(files));
        Path given = arguments.path("--out");
        Path out = given == null ? Path.of(dataset.name() + "-proposed" + Dataset.ENDING) : given;
        if (Files.exists(out)) {
            throw CommandFailed.refused("proposals.exists", out);
        }
        Path folder = arguments.path("--run");
        Run run = folder == null ? null : RunFile.run(folder);
        int each = arguments.count("--each", EACH, MOST);
        SentenceReader reader = new SentenceReader(new InProcessEmbeddingModels());
        Proposals proposals;
        if (arguments.has("--judge-url")) {
            Budget budget = Budget.of(arguments);
            Spending spending = budget.spending();
            PaidModel model = new PaidModel(Endpoint.of(arguments, environment).client(), spending);
            budget.announce(dataset.cases().size(), Proposals.estimate(dataset, run, model, each), console);
            proposals = Proposals.of(dataset, run, model, each, reader);
            Budget.settle(spending, console);
        } else {
            proposals = Proposals.of(dataset, run, null, each, reader);
        }
        try {
            Outputs.write(out, () -> Dataset.lines(proposals.cases()));
        } catch (IOException e) {
            throw CommandFailed.refused("compare.out", e);
        }
        tell(proposals, run == null, console);
        console.say("proposals.written", proposals.cases().size(), out, Proposals.PROPOSED);
        return ExitCode.MET;
    }

    private static void tell(Proposals proposals, boolean withoutRun, Console console) {
        if (withoutRun) {
            console.tell("proposals.no-run");
        }
        new TreeMap<>(proposals.dropped())
                .forEach((why, count) -> console.tell("proposals." + why.name().toLowerCase(Locale.ROOT), count));
    }

    private static Path one(List<Path> files) {
        if (files.size() > 1) {
            throw CommandFailed.wrongCall("command.one-dataset", files.get(0), files.get(1));
        }
        return files.getFirst();
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
        ForeignCases taken = ForeignCases.read(tool, file);
        console.out().print(Dataset.lines(taken.cases()));
        taken.notices().forEach(console::tell);
        return ExitCode.MET;
    }
}
