package io.zhanggui.evaluation.command;

import io.zhanggui.evaluation.Message;
import io.zhanggui.evaluation.gate.Baseline;
import io.zhanggui.evaluation.gate.Gate;
import io.zhanggui.evaluation.gate.GateInvalid;
import io.zhanggui.evaluation.gate.Verdict;
import io.zhanggui.evaluation.report.ChangeReport;
import io.zhanggui.evaluation.report.Report;
import io.zhanggui.evaluation.run.Run;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** The command {@code evaluation/compare}: says what got better and worse from one run to another, and whether it may. */
public final class Compare {

    private static final Set<String> KNOWN = Options.with(Outputs.OPTIONS, Set.of("--gate", "--lang"));

    private final PrintStream out;
    private final PrintStream err;

    /** @param err hears what is wrong */
    public Compare(PrintStream out, PrintStream err) {
        this.out = out;
        this.err = err;
    }

    public static void main(String[] arguments) {
        PrintStream out = new PrintStream(System.out, true, StandardCharsets.UTF_8);
        PrintStream err = new PrintStream(System.err, true, StandardCharsets.UTF_8);
        System.exit(new Compare(out, err).run(List.of(arguments)));
    }

    /** Does what the words of the command line say; returns one of the exit codes of {@link Evaluate}. */
    public int run(List<String> words) {
        Locale locale = Locale.getDefault();
        try {
            Arguments arguments = Arguments.parse(words, KNOWN, Set.of());
            locale = Options.locale(arguments);
            if (arguments.help()) {
                out.println(Message.of("compare.usage").text(locale));
                return Evaluate.MET;
            }
            return compare(arguments, locale);
        } catch (Wrong wrong) {
            return fail(wrong.reason(), locale, Message.of("compare.usage"));
        } catch (GateInvalid wrong) {
            return fail(wrong.reason(), locale, null);
        }
    }

    private int compare(Arguments arguments, Locale locale) {
        if (arguments.rest().size() != 2) {
            throw new Wrong("compare.two-runs");
        }
        Run before = RunFile.run(Path.of(arguments.rest().get(0)));
        Run after = RunFile.run(Path.of(arguments.rest().get(1)));
        ChangeReport changes = ChangeReport.of(before, after, locale);
        if (changes.overall().compared() == 0) {
            err.println(Message.of("compare.nothing").text(locale));
            return Evaluate.NOT_MEASURED;
        }
        Report report = Report.of(after, gate(arguments, before, after), locale);
        out.println(changes.text());
        out.println();
        out.println(report.told());
        try {
            Outputs outputs = Outputs.of(arguments);
            Outputs.write(outputs.markdown(), () -> report.markdown() + "\n" + changes.markdown());
            Outputs.write(outputs.junit(), report::junit);
            Outputs.write(
                    outputs.baseline(),
                    () -> Baseline.of(after.results(), report.summary()).text());
        } catch (IOException e) {
            return fail(Message.of("compare.out", e), locale, null);
        }
        return switch (report.verdict()) {
            case Verdict.Met met -> changes.overall().losses().isEmpty() ? Evaluate.MET : Evaluate.MISSED;
            case Verdict.Missed missed -> Evaluate.MISSED;
            case Verdict.NotCovered few -> Evaluate.NOT_MEASURED;
        };
    }

    private static Gate gate(Arguments arguments, Run before, Run after) {
        Path file = arguments.path("--gate");
        return file == null
                ? new Gate(List.of())
                : Gate.read(file, after.dataset().name()).against(Report.baseline(before));
    }

    private int fail(Message reason, Locale locale, @Nullable Message more) {
        err.println(reason.text(locale));
        if (more != null) {
            err.println(more.text(locale));
        }
        return Evaluate.WRONG;
    }
}
