package io.zhanggui.evaluation.judge;

import io.zhanggui.evaluation.commandline.Arguments;
import io.zhanggui.evaluation.commandline.Command;
import io.zhanggui.evaluation.commandline.CommandFailed;
import io.zhanggui.evaluation.commandline.CommandLine;
import io.zhanggui.evaluation.commandline.Console;
import io.zhanggui.evaluation.commandline.Syntax;
import io.zhanggui.evaluation.judge.JudgeOptions.Task;
import io.zhanggui.evaluation.report.Report;
import io.zhanggui.evaluation.run.Run;
import io.zhanggui.prompts.Rendered;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import tools.jackson.core.JacksonException;

/** The command {@code evaluation/judge}: a language model judges the answers of runs, or is itself held against people. */
public final class JudgeCommand implements Command {

    public static final int JUDGED = 0;
    /** Too few answers have a verdict to speak of. */
    public static final int NOT_COVERED = 1;

    private final Map<String, String> environment;

    JudgeCommand(Map<String, String> environment) {
        this.environment = environment;
    }

    public static void main(String[] words) {
        CommandLine.main(new JudgeCommand(System.getenv()), words);
    }

    @Override
    public String usage() {
        return "judge.usage";
    }

    @Override
    public Syntax syntax() {
        return JudgeOptions.SYNTAX;
    }

    /** Ends with {@link #JUDGED} or {@link #NOT_COVERED}. */
    @Override
    public int run(Arguments arguments, Console console) throws IOException, InterruptedException {
        JudgeOptions options = JudgeOptions.of(arguments, environment);
        return new Session(options, KeptReplies.in(folderFor(options.kept())), console).run();
    }

    private static Path folderFor(Path file) throws IOException {
        Path folder = file.toAbsolutePath().getParent();
        if (folder != null) {
            Files.createDirectories(folder);
        }
        return file;
    }

    /** One call of the command. */
    private static final class Session {

        private final JudgeOptions options;
        private final Spending spending;
        private final Judge judge;
        private final Together together;
        private final Console console;

        Session(JudgeOptions options, KeptReplies kept, Console console) {
            this.options = options;
            this.spending = options.budget().spending();
            Endpoint endpoint = options.endpoint();
            this.judge =
                    new Judge(endpoint.client(), endpoint.model(), options.samples(), console.locale(), kept, spending);
            this.console = console;
            this.together = new Together(options.parallel());
        }

        int run() throws IOException, InterruptedException {
            int end =
                    switch (options.task()) {
                        case Task.Scores scores -> score(scores.run());
                        case Task.Pairs pairs -> compare(read(pairs.first()), read(pairs.second()));
                        case Task.Calibration calibration ->
                            calibrate(Labelled.read(calibration.labels(), calibration.positive()));
                    };
            Budget.settle(spending, console);
            return end;
        }

        private int score(Path folder) throws IOException, InterruptedException {
            Run run = read(folder);
            RunJudge judging = new RunJudge(judge, options.parallel());
            RunJudge.Estimate estimate = judging.estimate(run);
            options.budget().announce(estimate.questions(), estimate.fen(), console);
            JudgedRun judged = judging.judge(run, (done, notScored, total) -> {});
            String json = judged.json(options.endpoint().model(), options.samples(), spending.spent());
            Files.writeString(folder.resolve("judge.json"), json);
            judged.tallies().forEach((criterion, tally) -> tell(criterion.name().toLowerCase(Locale.ROOT), tally));
            return judged.tallies().values().stream().allMatch(Tally::isCovered) ? JUDGED : NOT_COVERED;
        }

        private int compare(Run first, Run second) throws InterruptedException {
            JudgedPairs pairs = JudgedPairs.of(first, second);
            options.budget().announce(2 * pairs.size(), pairs.estimatedCost(judge), console);
            JudgedPairs.Outcome outcome = pairs.judged(judge, together);
            console.say(
                    "judge.pairs",
                    outcome.first(),
                    outcome.second(),
                    outcome.even(),
                    outcome.swayed(),
                    outcome.notJudged());
            return outcome.isCovered() ? JUDGED : NOT_COVERED;
        }

        private int calibrate(List<Labelled> labels) throws InterruptedException {
            double cost = labels.stream()
                    .mapToDouble(label -> judge.estimatedCost(rubric(label)))
                    .sum();
            options.budget().announce(labels.size(), cost, console);
            Calibration calibration =
                    Calibration.of(labels, together.each(labels, label -> judge.score(rubric(label))));
            tell("faithfulness", calibration.tally());
            Optional<CohenKappa> kappa = calibration.kappa();
            if (kappa.isEmpty()) {
                return NOT_COVERED;
            }
            CohenKappa agreement = kappa.get();
            console.say(
                    "judge.kappa",
                    two(agreement.value()),
                    two(agreement.low()),
                    two(agreement.high()),
                    agreement.cases());
            return JUDGED;
        }

        private Rendered rubric(Labelled label) {
            return judge.faithfulness(label.question(), label.passages(), label.answer());
        }

        private void tell(String what, Tally tally) {
            String mean = tally.mean().isPresent() ? two(tally.mean().getAsDouble()) : "–";
            console.say(
                    "judge.tally",
                    what,
                    mean,
                    tally.scored(),
                    tally.cases(),
                    tally.unparseable(),
                    tally.down(),
                    tally.capped());
        }

        private Run read(Path folder) throws IOException {
            try {
                return Report.run(Files.readString(folder.resolve("run.json")));
            } catch (JacksonException wrong) {
                throw CommandFailed.refused("judge.run", folder, wrong.getOriginalMessage());
            }
        }
    }

    private static String two(double value) {
        return String.format(Locale.ROOT, "%.2f", value);
    }
}
