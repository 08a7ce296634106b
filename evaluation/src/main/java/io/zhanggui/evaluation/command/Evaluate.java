package io.zhanggui.evaluation.command;

import io.zhanggui.evaluation.Message;
import io.zhanggui.evaluation.check.Groundedness;
import io.zhanggui.evaluation.check.SentenceReader;
import io.zhanggui.evaluation.dataset.Dataset;
import io.zhanggui.evaluation.dataset.DatasetInvalid;
import io.zhanggui.evaluation.gate.Gate;
import io.zhanggui.evaluation.gate.GateInvalid;
import io.zhanggui.evaluation.gate.Verdict;
import io.zhanggui.evaluation.report.ChangeReport;
import io.zhanggui.evaluation.report.Report;
import io.zhanggui.evaluation.run.Journal;
import io.zhanggui.evaluation.run.JournalTaken;
import io.zhanggui.evaluation.run.Run;
import io.zhanggui.evaluation.run.Runner;
import io.zhanggui.evaluation.subject.SubjectUnreachable;
import io.zhanggui.knowledge.embedding.InProcessEmbeddingModels;
import java.io.IOException;
import java.io.PrintStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Clock;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The command {@code evaluation/evaluate}: asks a running service the cases of a dataset and scores what it says. */
public final class Evaluate {

    /** Exit code: all thresholds are met. */
    public static final int MET = 0;
    /** Exit code: a threshold is missed. */
    public static final int MISSED = 1;
    /** Exit code: the call, the thresholds or the dataset are wrong. */
    public static final int WRONG = 2;
    /** Exit code: the service cannot be reached or fails too often to be scored. */
    public static final int NOT_MEASURED = 3;

    private static final DateTimeFormatter FOLDER = DateTimeFormatter.ofPattern("yyyyMMdd-HHmmss");

    private final PrintStream out;
    private final PrintStream err;
    private final Map<String, String> environment;
    private final Clock clock;

    /**
     * @param out hears the table
     * @param err hears progress and what is wrong
     */
    public Evaluate(PrintStream out, PrintStream err, Map<String, String> environment, Clock clock) {
        this.out = out;
        this.err = err;
        this.environment = environment;
        this.clock = clock;
    }

    public static void main(String[] arguments) {
        PrintStream out = new PrintStream(System.out, true, StandardCharsets.UTF_8);
        PrintStream err = new PrintStream(System.err, true, StandardCharsets.UTF_8);
        System.exit(new Evaluate(out, err, System.getenv(), Clock.systemUTC()).run(List.of(arguments)));
    }

    /** Does what the words of the command line say; returns the exit code. */
    public int run(List<String> words) {
        Locale locale = Locale.getDefault();
        try {
            Arguments arguments = Options.parse(words);
            locale = Options.locale(arguments);
            if (arguments.help()) {
                out.println(Message.of("command.usage").text(locale));
                return MET;
            }
            return evaluate(Options.of(arguments, environment), locale);
        } catch (Wrong wrong) {
            return fail(WRONG, wrong.reason(), locale, Message.of("command.usage"));
        } catch (GateInvalid wrong) {
            return fail(WRONG, wrong.reason(), locale, null);
        } catch (DatasetInvalid wrong) {
            return fail(WRONG, wrong.reason(), locale, null);
        } catch (JournalTaken taken) {
            return fail(WRONG, taken.reason(), locale, null);
        } catch (SubjectUnreachable unreachable) {
            return fail(NOT_MEASURED, unreachable.reason(), locale, null);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return fail(NOT_MEASURED, Message.of("command.interrupted"), locale, null);
        }
    }

    private int evaluate(Options options, Locale locale) throws InterruptedException {
        Dataset dataset = Dataset.read(options.dataset());
        Optional<RunFile> baseline = Optional.ofNullable(options.baseline()).map(RunFile::read);
        Gate gate = gate(options, dataset, baseline);
        Path folder = folder(options, dataset);
        options.target().subject().check();
        try (Journal journal = journal(options, dataset, folder, locale)) {
            Report report = Report.of(ask(options, dataset, journal, locale), gate, locale);
            out.println(report.table());
            report.write(folder);
            journal.end();
            Optional<ChangeReport> changes =
                    baseline.flatMap(RunFile::run).map(before -> ChangeReport.of(before, report.run(), locale));
            changes.ifPresent(told -> out.println("\n" + told.text()));
            write(options.outputs(), report, changes);
            out.println(
                    Message.of("command.written", folder.resolve("report.html")).text(locale));
            boolean worse =
                    changes.filter(told -> !told.overall().losses().isEmpty()).isPresent();
            return worse && code(report.verdict()) == MET ? MISSED : code(report.verdict());
        } catch (IOException | UncheckedIOException e) {
            return fail(WRONG, Message.of("command.out", folder, e), locale, null);
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

    private Journal journal(Options options, Dataset dataset, Path folder, Locale locale) throws IOException {
        Journal.Head head = new Journal.Head(
                dataset.name(), dataset.version(), options.target().name());
        Journal journal = Journal.open(folder, head, options.fresh(), clock.instant());
        if (journal.size() > 0) {
            err.println(Message.of(
                            "command.goes-on", journal.size(), dataset.cases().size())
                    .text(locale));
        }
        return journal;
    }

    private Run ask(Options options, Dataset dataset, Journal journal, Locale locale) throws InterruptedException {
        Target target = options.target();
        ProgressLines progress = new ProgressLines(err, clock, locale);
        Run run =
                new Runner(options.parallel(), clock).run(dataset, target.name(), target.subject(), journal, progress);
        return options.groundedness()
                ? run.groundedBy(new Groundedness(new SentenceReader(new InProcessEmbeddingModels())), progress)
                : run;
    }

    private static int code(Verdict verdict) {
        return switch (verdict) {
            case Verdict.Met met -> MET;
            case Verdict.Missed missed -> MISSED;
            case Verdict.NotCovered few -> NOT_MEASURED;
        };
    }

    private Path folder(Options options, Dataset dataset) {
        Path given = options.out();
        String time = FOLDER.format(clock.instant().atZone(ZoneId.systemDefault()));
        return given != null ? given : Path.of("evaluation-runs", time + "-" + dataset.name());
    }

    private int fail(int code, Message reason, Locale locale, @Nullable Message more) {
        err.println(reason.text(locale));
        if (more != null) {
            err.println(more.text(locale));
        }
        return code;
    }
}
