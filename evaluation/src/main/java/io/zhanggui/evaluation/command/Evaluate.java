package io.zhanggui.evaluation.command;

import io.zhanggui.evaluation.check.Groundedness;
import io.zhanggui.evaluation.check.SentenceReader;
import io.zhanggui.evaluation.commandline.Arguments;
import io.zhanggui.evaluation.commandline.Command;
import io.zhanggui.evaluation.commandline.CommandFailed;
import io.zhanggui.evaluation.commandline.CommandLine;
import io.zhanggui.evaluation.commandline.Console;
import io.zhanggui.evaluation.commandline.ExitCode;
import io.zhanggui.evaluation.commandline.Syntax;
import io.zhanggui.evaluation.dataset.Dataset;
import io.zhanggui.evaluation.gate.Gate;
import io.zhanggui.evaluation.gate.Verdict;
import io.zhanggui.evaluation.report.ChangeReport;
import io.zhanggui.evaluation.report.Report;
import io.zhanggui.evaluation.run.Journal;
import io.zhanggui.evaluation.run.Run;
import io.zhanggui.evaluation.run.Runner;
import io.zhanggui.knowledge.embedding.InProcessEmbeddingModels;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.time.Clock;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.Map;
import java.util.Optional;

/** The command {@code evaluation/evaluate}: asks a running service the cases of a dataset and scores what it says. */
public final class Evaluate implements Command {

    private static final DateTimeFormatter FOLDER = DateTimeFormatter.ofPattern("yyyyMMdd-HHmmss");

    private final Map<String, String> environment;
    private final Clock clock;

    public Evaluate(Map<String, String> environment, Clock clock) {
        this.environment = environment;
        this.clock = clock;
    }

    public static void main(String[] words) {
        CommandLine.main(new Evaluate(System.getenv(), Clock.systemUTC()), words);
    }

    @Override
    public String usage() {
        return "command.usage";
    }

    @Override
    public Syntax syntax() {
        return Options.SYNTAX;
    }

    @Override
    public int run(Arguments arguments, Console console) throws InterruptedException {
        Options options = Options.of(arguments, environment);
        Dataset dataset = Dataset.read(options.dataset());
        Optional<RunFile> baseline = Optional.ofNullable(options.baseline()).map(RunFile::read);
        Gate gate = gate(options, dataset, baseline);
        Path folder = folder(options, dataset);
        options.target().subject().check();
        try (Journal journal = journal(options, dataset, folder, console)) {
            Report report = Report.of(ask(options, dataset, journal, console), gate, console.locale());
            console.out().println(report.table());
            report.write(folder);
            journal.end();
            Optional<ChangeReport> changes = baseline.flatMap(RunFile::run)
                    .map(before -> ChangeReport.of(before, report.run(), console.locale()));
            changes.ifPresent(told -> console.out().println("\n" + told.text()));
            write(options.outputs(), report, changes);
            console.say("command.written", folder.resolve("report.html"));
            boolean worse =
                    changes.filter(told -> !told.overall().losses().isEmpty()).isPresent();
            int code = code(report.verdict());
            return worse && code == ExitCode.MET ? ExitCode.MISSED : code;
        } catch (IOException | UncheckedIOException e) {
            throw CommandFailed.refused("command.out", folder, e);
        }
    }

    private static Gate gate(Options options, Dataset dataset, Optional<RunFile> baseline) {
        Gate gate = Gate.beside(options.dataset(), dataset.name()).overriddenBy(options.thresholds());
        return baseline.map(RunFile::baseline).map(gate::against).orElse(gate);
    }

    private static void write(Outputs outputs, Report report, Optional<ChangeReport> changes) throws IOException {
        String changed = changes.map(told -> "\n" + told.markdown()).orElse("");
        Outputs.write(outputs.markdown(), () -> report.markdown() + changed);
        Outputs.write(outputs.junit(), report::junit);
        Outputs.write(outputs.baseline(), () -> Report.baseline(report.run()).text());
    }

    private Journal journal(Options options, Dataset dataset, Path folder, Console console) throws IOException {
        Journal.Head head = new Journal.Head(
                dataset.name(), dataset.version(), options.target().name());
        Journal journal = Journal.open(folder, head, options.fresh(), clock.instant());
        if (journal.size() > 0) {
            console.tell("command.goes-on", journal.size(), dataset.cases().size());
        }
        return journal;
    }

    private Run ask(Options options, Dataset dataset, Journal journal, Console console) throws InterruptedException {
        Target target = options.target();
        ProgressLines progress = new ProgressLines(console, clock);
        Run run =
                new Runner(options.parallel(), clock).run(dataset, target.name(), target.subject(), journal, progress);
        return options.groundedness()
                ? run.groundedBy(new Groundedness(new SentenceReader(new InProcessEmbeddingModels())), progress)
                : run;
    }

    private static int code(Verdict verdict) {
        return switch (verdict) {
            case Verdict.Met met -> ExitCode.MET;
            case Verdict.Missed missed -> ExitCode.MISSED;
            case Verdict.NotCovered few -> ExitCode.NOT_MEASURED;
        };
    }

    private Path folder(Options options, Dataset dataset) {
        Path given = options.out();
        String time = FOLDER.format(clock.instant().atZone(ZoneId.systemDefault()));
        return given != null ? given : Path.of("evaluation-runs", time + "-" + dataset.name());
    }
}
