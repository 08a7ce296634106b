package io.zhanggui.evaluation.judge;

import dev.langchain4j.model.chat.ChatModel;
import dev.langchain4j.model.openai.OpenAiChatModel;
import io.zhanggui.evaluation.Message;
import io.zhanggui.evaluation.judge.JudgeOptions.Task;
import io.zhanggui.evaluation.judge.JudgedRun.CaseVerdict;
import io.zhanggui.evaluation.judge.JudgedRun.Question;
import io.zhanggui.evaluation.report.Report;
import io.zhanggui.evaluation.run.Run;
import io.zhanggui.prompts.Rendered;
import java.io.IOException;
import java.io.PrintStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import tools.jackson.core.JacksonException;

/** The command {@code evaluation/judge}: a language model judges the answers of runs, or is itself held against people. */
public final class JudgeCommand {

    public static final int JUDGED = 0;
    /** Too few answers have a verdict to speak of. */
    public static final int NOT_COVERED = 1;
    /** The call was wrong, or would cost more than may be spent. */
    public static final int WRONG = 2;

    private static final Duration PATIENCE = Duration.ofMinutes(2);

    private final PrintStream out;
    private final PrintStream err;
    private final Map<String, String> environment;

    JudgeCommand(PrintStream out, PrintStream err, Map<String, String> environment) {
        this.out = out;
        this.err = err;
        this.environment = environment;
    }

    public static void main(String[] arguments) {
        PrintStream out = new PrintStream(System.out, true, StandardCharsets.UTF_8);
        PrintStream err = new PrintStream(System.err, true, StandardCharsets.UTF_8);
        System.exit(new JudgeCommand(out, err, System.getenv()).run(List.of(arguments), Locale.getDefault()));
    }

    int run(List<String> words, Locale locale) {
        if (words.contains("--help") || words.contains("-h")) {
            out.println(Message.of("judge.usage").text(locale));
            return JUDGED;
        }
        try {
            JudgeOptions options = JudgeOptions.parse(words, environment, locale);
            return new Session(options, KeptReplies.in(folderFor(options.kept()))).run();
        } catch (JudgeOptions.Wrong wrong) {
            err.println(wrong.reason().text(locale));
            err.println(Message.of("judge.usage").text(locale));
            return WRONG;
        } catch (IOException | UncheckedIOException failure) {
            err.println(Message.of("judge.file", failure).text(locale));
            return WRONG;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            err.println(Message.of("command.interrupted").text(locale));
            return WRONG;
        }
    }

    private static Path folderFor(Path file) throws IOException {
        Path folder = file.toAbsolutePath().getParent();
        if (folder != null) {
            Files.createDirectories(folder);
        }
        return file;
    }

    private static ChatModel model(JudgeOptions options) {
        return OpenAiChatModel.builder()
                .baseUrl(options.url().toString())
                .apiKey(options.key().isEmpty() ? "none" : options.key())
                .modelName(options.model())
                .timeout(PATIENCE)
                .maxRetries(2)
                .build();
    }

    /** One call of the command. */
    private final class Session {

        private final JudgeOptions options;
        private final Spending spending;
        private final Judge judge;
        private final Together together;

        Session(JudgeOptions options, KeptReplies kept) {
            this.options = options;
            this.spending = new Spending(options.price(), options.capFen());
            this.judge =
                    new Judge(model(options), options.model(), options.samples(), options.locale(), kept, spending);
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
            say("judge.spent", spending.calls(), fen(spending.spent()));
            return end;
        }

        private int score(Path folder) throws IOException, InterruptedException {
            List<Question> questions = JudgedRun.questions(read(folder), judge);
            announce(
                    questions.size(), questions.stream().mapToDouble(this::cost).sum());
            JudgedRun judged = new JudgedRun(together.each(
                    questions,
                    question ->
                            new CaseVerdict(question.caseId(), question.criterion(), judge.score(question.rubric()))));
            JudgedRunJson.write(judged, options, spending, folder.resolve("judge.json"));
            judged.tallies().forEach((criterion, tally) -> tell(criterion.name().toLowerCase(Locale.ROOT), tally));
            return judged.tallies().values().stream().allMatch(Tally::isCovered) ? JUDGED : NOT_COVERED;
        }

        private double cost(Question question) {
            return judge.costAtMost(question.rubric());
        }

        private int compare(Run first, Run second) throws InterruptedException {
            JudgedPairs pairs = JudgedPairs.of(first, second);
            announce(2 * pairs.size(), pairs.costAtMost(judge));
            JudgedPairs.Outcome outcome = pairs.judged(judge, together);
            say(
                    "judge.pairs",
                    outcome.first(),
                    outcome.second(),
                    outcome.even(),
                    outcome.swayed(),
                    outcome.notJudged());
            return outcome.isCovered() ? JUDGED : NOT_COVERED;
        }

        private int calibrate(List<Labelled> labels) throws InterruptedException {
            announce(
                    labels.size(),
                    labels.stream()
                            .mapToDouble(label -> judge.costAtMost(rubric(label)))
                            .sum());
            Calibration calibration =
                    Calibration.of(labels, together.each(labels, label -> judge.score(rubric(label))));
            tell("faithfulness", calibration.tally());
            Optional<CohenKappa> kappa = calibration.kappa();
            if (kappa.isEmpty()) {
                return NOT_COVERED;
            }
            CohenKappa agreement = kappa.get();
            say("judge.kappa", two(agreement.value()), two(agreement.low()), two(agreement.high()), agreement.cases());
            return JUDGED;
        }

        private Rendered rubric(Labelled label) {
            return judge.faithfulness(label.question(), label.passages(), label.answer());
        }

        /** @throws JudgeOptions.Wrong if it would cost more than may be spent */
        private void announce(int questions, double fen) {
            err.println(Message.of("judge.cost", questions, fen(fen)).text(options.locale()));
            if (fen > options.capFen()) {
                throw new JudgeOptions.Wrong("judge.too-much", fen(fen), fen(options.capFen()));
            }
        }

        private void tell(String what, Tally tally) {
            String mean = tally.mean().isPresent() ? two(tally.mean().getAsDouble()) : "–";
            say(
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
                throw new JudgeOptions.Wrong("judge.run", folder, wrong.getOriginalMessage());
            }
        }

        private void say(String code, Object... arguments) {
            out.println(Message.of(code, arguments).text(options.locale()));
        }
    }

    private static String two(double value) {
        return String.format(Locale.ROOT, "%.2f", value);
    }

    private static String fen(double value) {
        return String.format(Locale.ROOT, "%.1f", value);
    }
}
