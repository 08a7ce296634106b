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
import io.zhanggui.evaluation.report.Standing;
import io.zhanggui.evaluation.report.SweepReport;
import io.zhanggui.evaluation.run.Journal;
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
        boolean fresh = arguments.has("--fresh");
        Measuring measuring = new Measuring(dataset, arguments, console, clock);
        List<Standing> standings = new ArrayList<>();
        for (SweepTarget target : targets) {
            console.tell(
                    "sweep.begins",
                    standings.size() + 1,
                    targets.size(),
                    target.name(),
                    target.target().name());
            Path own = folder.resolve(target.folder());
            Optional<Run> before = fresh ? Optional.empty() : finished(own, dataset, target);
            if (before.isPresent()) {
                console.tell("sweep.known", own, before.get().started());
                standings.add(new Standing.Measured(target.name(), measuring.again(before.get(), own, gate)));
            } else {
                standings.add(standing(measuring, target, own, gate, console));
            }
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

    /** One target that is down does not lose the others. */
    private static Standing standing(Measuring measuring, SweepTarget target, Path folder, Gate gate, Console console)
            throws InterruptedException {
        try {
            return new Standing.Measured(
                    target.name(), measuring.measure(target.target(), target.parallel(), folder, gate));
        } catch (SubjectUnreachable unreachable) {
            console.tell(unreachable.reason());
            return new Standing.NotReached(target.name(), target.target().name(), unreachable.reason());
        }
    }

    /** The run of the same cases at the same target that has ended in this folder. */
    private static Optional<Run> finished(Path folder, Dataset dataset, SweepTarget target) {
        if (!Files.exists(folder.resolve("run.json")) || Files.exists(folder.resolve(Journal.FILE))) {
            return Optional.empty();
        }
        Run run = RunFile.run(folder);
        boolean same = run.subject().equals(target.target().name())
                && run.dataset().version().equals(dataset.version());
        return Optional.of(run).filter(known -> same);
    }

    private static int code(List<Standing> standings) {
        List<Integer> codes = standings.stream()
                .map(standing -> switch (standing) {
                    case Standing.Measured measured ->
                        Evaluate.code(measured.report().verdict());
                    case Standing.NotReached gone -> ExitCode.NOT_MEASURED;
                })
                .toList();
        return codes.stream().max(Integer::compare).orElse(ExitCode.NOT_MEASURED);
    }
}
