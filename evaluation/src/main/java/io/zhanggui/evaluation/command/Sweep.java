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
import io.zhanggui.evaluation.report.Report;
import io.zhanggui.evaluation.report.Standing;
import io.zhanggui.evaluation.report.SweepReport;
import io.zhanggui.evaluation.run.Journal;
import io.zhanggui.evaluation.run.JournalTaken;
import io.zhanggui.evaluation.run.Run;
import io.zhanggui.evaluation.subject.SubjectUnreachable;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The command {@code evaluation/sweep}: asks several targets the cases of one dataset, one after the other so that none slows
 * another down, and sets them beside each other. Each is a run of its own; what was cut off goes on, and a target that has
 * been measured in the same folder is not asked again.
 */
public final class Sweep implements Command {

    private final Map<String, String> environment;
    private final Clock clock;

    public Sweep(Map<String, String> environment, Clock clock) {
        this.environment = environment;
        this.clock = clock;
    }

    public static void main(String[] words) {
        CommandLine.main(new Sweep(System.getenv(), Clock.systemUTC()), words);
    }

    @Override
    public String usage() {
        return "sweep.usage";
    }

    @Override
    public Syntax syntax() {
        return TargetList.SYNTAX.and(Measuring.SYNTAX).and(Syntax.of("--out", "--gate", "--parallel"));
    }

    /**
     * Ends with {@link ExitCode#NOT_MEASURED} where a target could not be measured, else with {@link ExitCode#MISSED} where one
     * misses the gate.
     */
    @Override
    public int run(Arguments arguments, Console console) throws InterruptedException {
        int parallel = arguments.count("--parallel", Options.AT_ONCE, Options.MOST_AT_ONCE);
        List<SweepTarget> targets = TargetList.of(arguments, environment, parallel);
        Dataset dataset = Dataset.read(Options.dataset(arguments));
        Path rules = arguments.path("--gate");
        Gate gate = rules == null ? new Gate(List.of()) : Gate.read(rules, dataset.name());
        Path folder = Evaluate.folder(arguments.path("--out"), "sweep-" + dataset.name(), clock);
        Session session = new Session(
                dataset,
                gate,
                folder,
                arguments.has("--fresh"),
                new Measuring(dataset, arguments, console, clock),
                console);
        List<Standing> standings = new ArrayList<>();
        for (SweepTarget target : targets) {
            console.tell(
                    "sweep.begins",
                    standings.size() + 1,
                    targets.size(),
                    target.name(),
                    target.target().name());
            standings.add(session.standing(target));
        }
        SweepReport report = SweepReport.of(dataset.name(), standings, console.locale());
        console.out().println(report.table());
        try {
            console.say("command.written", report.write(folder));
        } catch (IOException e) {
            throw CommandFailed.refused("command.out", folder, e);
        }
        return code(standings);
    }

    /** One call of the command. */
    private record Session(
            Dataset dataset, Gate gate, Path folder, boolean fresh, Measuring measuring, Console console) {

        /** One target that is down, or in whose folder is something else, does not lose the others. */
        Standing standing(SweepTarget target) throws InterruptedException {
            Path own = folder.resolve(target.folder());
            try {
                return new Standing.Measured(target.name(), measured(target, own));
            } catch (SubjectUnreachable | JournalTaken | RunUnreadable hindered) {
                console.tell(hindered.reason());
                return new Standing.NotMeasured(target.name(), target.target().name(), hindered.reason());
            }
        }

        private Report measured(SweepTarget target, Path own) throws InterruptedException {
            Optional<Run> before = fresh ? Optional.empty() : finished(target, own);
            if (before.isPresent()) {
                console.tell("sweep.known", own, before.get().started());
                return measuring.again(before.get(), own, gate);
            }
            return measuring.measure(target.target(), target.parallel(), own, gate);
        }

        /** The run of the same cases at the same target that has ended in this folder. */
        private Optional<Run> finished(SweepTarget target, Path own) {
            if (!Files.exists(own.resolve("run.json")) || Files.exists(own.resolve(Journal.FILE))) {
                return Optional.empty();
            }
            Run run = RunFile.run(own);
            boolean same = run.subject().equals(target.target().name())
                    && run.dataset().version().equals(dataset.version());
            return Optional.of(run).filter(known -> same);
        }
    }

    private static int code(List<Standing> standings) {
        List<Integer> codes = standings.stream()
                .map(standing -> switch (standing) {
                    case Standing.Measured measured ->
                        Evaluate.code(measured.report().verdict());
                    case Standing.NotMeasured gone -> ExitCode.NOT_MEASURED;
                })
                .toList();
        return codes.stream().max(Integer::compare).orElse(ExitCode.NOT_MEASURED);
    }
}
