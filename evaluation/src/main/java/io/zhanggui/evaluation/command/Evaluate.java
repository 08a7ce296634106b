package io.zhanggui.evaluation.command;

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
import java.io.IOException;
import java.nio.file.Path;
import java.time.Clock;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

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
        Path folder = folder(options.out(), dataset.name(), clock);
        Report report = new Measuring(dataset, arguments, console, clock)
                .measure(options.target(), options.parallel(), folder, gate);
        console.out().println(report.table());
        Optional<ChangeReport> changes =
                baseline.flatMap(RunFile::run).map(before -> ChangeReport.of(before, report.run(), console.locale()));
        changes.ifPresent(told -> console.out().println("\n" + told.text()));
        write(options.outputs(), report, changes);
        console.say("command.written", folder.resolve("report.html"));
        boolean worse =
                changes.filter(told -> !told.overall().losses().isEmpty()).isPresent();
        int code = code(report.verdict());
        return worse && code == ExitCode.MET ? ExitCode.MISSED : code;
    }

    private static Gate gate(Options options, Dataset dataset, Optional<RunFile> baseline) {
        Gate gate = Gate.beside(options.dataset(), dataset.name()).overriddenBy(options.thresholds());
        return baseline.map(RunFile::baseline).map(gate::against).orElse(gate);
    }

    private static void write(Outputs outputs, Report report, Optional<ChangeReport> changes) {
        String changed = changes.map(told -> "\n" + told.markdown()).orElse("");
        try {
            Outputs.write(outputs.markdown(), () -> report.markdown() + changed);
            Outputs.write(outputs.junit(), report::junit);
            Outputs.write(
                    outputs.baseline(), () -> Report.baseline(report.run()).text());
        } catch (IOException e) {
            throw CommandFailed.refused("compare.out", e);
        }
    }

    static int code(Verdict verdict) {
        return switch (verdict) {
            case Verdict.Met met -> ExitCode.MET;
            case Verdict.Missed missed -> ExitCode.MISSED;
            case Verdict.NotCovered few -> ExitCode.NOT_MEASURED;
        };
    }

    /** The folder that was given, else one named by the time. */
    static Path folder(@Nullable Path given, String name, Clock clock) {
        String time = FOLDER.format(clock.instant().atZone(ZoneId.systemDefault()));
        return given != null ? given : Path.of("evaluation-runs", time + "-" + name);
    }
}
