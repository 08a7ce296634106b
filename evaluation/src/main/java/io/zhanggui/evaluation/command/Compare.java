package io.zhanggui.evaluation.command;

import io.zhanggui.evaluation.commandline.Arguments;
import io.zhanggui.evaluation.commandline.Command;
import io.zhanggui.evaluation.commandline.CommandFailed;
import io.zhanggui.evaluation.commandline.CommandLine;
import io.zhanggui.evaluation.commandline.Console;
import io.zhanggui.evaluation.commandline.ExitCode;
import io.zhanggui.evaluation.commandline.Syntax;
import io.zhanggui.evaluation.gate.Baseline;
import io.zhanggui.evaluation.gate.Gate;
import io.zhanggui.evaluation.gate.Verdict;
import io.zhanggui.evaluation.report.ChangeReport;
import io.zhanggui.evaluation.report.Report;
import io.zhanggui.evaluation.run.Run;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;

/** The command {@code evaluation/compare}: says what got better and worse from one run to another, and whether it may. */
public final class Compare implements Command {

    public static void main(String[] words) {
        CommandLine.main(new Compare(), words);
    }

    @Override
    public String usage() {
        return "compare.usage";
    }

    @Override
    public Syntax syntax() {
        return Outputs.SYNTAX.and(Syntax.of("--gate"));
    }

    @Override
    public int run(Arguments arguments, Console console) {
        List<Path> runs = arguments.files();
        if (runs.size() != 2) {
            throw CommandFailed.wrongCall("compare.two-runs");
        }
        Run before = RunFile.run(runs.get(0));
        Run after = RunFile.run(runs.get(1));
        ChangeReport changes = ChangeReport.of(before, after, console.locale());
        if (changes.overall().compared() == 0) {
            console.tell("compare.nothing");
            return ExitCode.NOT_MEASURED;
        }
        Report report = Report.of(after, gate(arguments, before, after), console.locale());
        console.out().println(changes.text());
        console.out().println();
        console.out().println(report.told());
        write(Outputs.of(arguments), report, changes);
        return switch (report.verdict()) {
            case Verdict.Met met -> changes.overall().losses().isEmpty() ? ExitCode.MET : ExitCode.MISSED;
            case Verdict.Missed missed -> ExitCode.MISSED;
            case Verdict.NotCovered few -> ExitCode.NOT_MEASURED;
        };
    }

    private static void write(Outputs outputs, Report report, ChangeReport changes) {
        try {
            Outputs.write(outputs.markdown(), () -> report.markdown() + "\n" + changes.markdown());
            Outputs.write(outputs.junit(), report::junit);
            Outputs.write(
                    outputs.baseline(),
                    () -> Baseline.of(report.run().results(), report.summary()).text());
        } catch (IOException e) {
            throw CommandFailed.refused("compare.out", e);
        }
    }

    private static Gate gate(Arguments arguments, Run before, Run after) {
        Path file = arguments.path("--gate");
        return file == null
                ? new Gate(List.of())
                : Gate.read(file, after.dataset().name()).against(Report.baseline(before));
    }
}
