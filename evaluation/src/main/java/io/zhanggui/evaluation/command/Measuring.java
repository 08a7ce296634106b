package io.zhanggui.evaluation.command;

import io.zhanggui.evaluation.check.Groundedness;
import io.zhanggui.evaluation.check.SentenceReader;
import io.zhanggui.evaluation.commandline.Arguments;
import io.zhanggui.evaluation.commandline.CommandFailed;
import io.zhanggui.evaluation.commandline.Console;
import io.zhanggui.evaluation.commandline.Syntax;
import io.zhanggui.evaluation.dataset.Dataset;
import io.zhanggui.evaluation.gate.Gate;
import io.zhanggui.evaluation.report.Report;
import io.zhanggui.evaluation.run.CaseResult;
import io.zhanggui.evaluation.run.Journal;
import io.zhanggui.evaluation.run.Run;
import io.zhanggui.evaluation.run.Runner;
import io.zhanggui.evaluation.subject.Observation.Observed;
import io.zhanggui.knowledge.embedding.InProcessEmbeddingModels;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.time.Clock;
import java.util.Optional;

/** Asks targets the cases of a dataset and writes what came of it; what was cut off goes on. */
final class Measuring {

    /** What a call may say about it. */
    static final Syntax SYNTAX = Syntax.of().flags("--fresh", "--no-groundedness");

    private static final int PROCESSORS = Runtime.getRuntime().availableProcessors();

    private final Dataset dataset;
    private final boolean fresh;
    private final Optional<Groundedness> groundedness;
    private final Console console;
    private final Clock clock;

    Measuring(Dataset dataset, Arguments arguments, Console console, Clock clock) {
        this.dataset = dataset;
        this.fresh = arguments.has("--fresh");
        this.groundedness = arguments.has("--no-groundedness")
                ? Optional.empty()
                : Optional.of(new Groundedness(new SentenceReader(new InProcessEmbeddingModels())));
        this.console = console;
        this.clock = clock;
    }

    /**
     * @param parallel how many cases are asked at once
     * @param folder gets the files of the run
     * @throws io.zhanggui.evaluation.subject.SubjectUnreachable if the target cannot be asked at all
     * @throws CommandFailed if the files cannot be written
     */
    Report measure(Target target, int parallel, Path folder, Gate gate) throws InterruptedException {
        target.subject().check();
        try (Journal journal = journal(target, folder)) {
            ProgressLines progress = new ProgressLines(console, clock);
            Run run = new Runner(parallel, clock).run(dataset, target.name(), target.subject(), journal, progress);
            Report report = report(run, gate, progress);
            report.write(folder);
            journal.end();
            return report;
        } catch (IOException | UncheckedIOException e) {
            throw CommandFailed.refused("command.out", folder, e);
        }
    }

    /**
     * A run that has ended: no case is asked again. Its answers are held to what they cite where that is wanted and was not
     * done.
     *
     * @param folder of the run
     * @throws CommandFailed if its files cannot be written
     */
    Report again(Run run, Path folder, Gate gate) {
        if (groundedness.isEmpty() || isGrounded(run)) {
            return Report.of(run, gate, console.locale());
        }
        try {
            Report report = report(run, gate, new ProgressLines(console, clock));
            report.write(folder);
            return report;
        } catch (IOException e) {
            throw CommandFailed.refused("command.out", folder, e);
        }
    }

    private static boolean isGrounded(Run run) {
        return run.results().stream()
                .map(CaseResult::observation)
                .anyMatch(said -> said instanceof Observed observed && observed.grounding() != null);
    }

    private Report report(Run run, Gate gate, ProgressLines progress) {
        Run grounded = groundedness
                .map(check -> run.groundedBy(check, PROCESSORS, progress))
                .orElse(run);
        return Report.of(grounded, gate, console.locale());
    }

    private Journal journal(Target target, Path folder) throws IOException {
        Journal.Head head = new Journal.Head(dataset.name(), dataset.version(), target.name());
        Journal journal = Journal.open(folder, head, fresh, clock.instant());
        if (journal.size() > 0) {
            console.tell("command.goes-on", journal.size(), dataset.cases().size());
        }
        return journal;
    }
}
