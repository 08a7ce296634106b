package io.zhanggui.evaluation.command;

import io.zhanggui.evaluation.Message;
import io.zhanggui.evaluation.dataset.Dataset;
import io.zhanggui.evaluation.dataset.DatasetInvalid;
import io.zhanggui.evaluation.dataset.ForeignCases;
import io.zhanggui.evaluation.dataset.NearDuplicates;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** The command {@code evaluation/dataset}: checks datasets, and takes in those of other tools. */
public final class DatasetCommand {

    private static final Set<String> KNOWN = Set.of("--from", "--lang");

    private final PrintStream out;
    private final PrintStream err;

    /** @param err hears what is wrong and what was left out */
    public DatasetCommand(PrintStream out, PrintStream err) {
        this.out = out;
        this.err = err;
    }

    public static void main(String[] arguments) {
        PrintStream out = new PrintStream(System.out, true, StandardCharsets.UTF_8);
        PrintStream err = new PrintStream(System.err, true, StandardCharsets.UTF_8);
        System.exit(new DatasetCommand(out, err).run(List.of(arguments)));
    }

    /** Does what the words say; returns 0, 1 where cases leak from one dataset into another, 2 where something is wrong. */
    public int run(List<String> words) {
        Locale locale = Locale.getDefault();
        try {
            Arguments arguments = Arguments.parse(words, KNOWN, Set.of());
            locale = Options.locale(arguments);
            if (arguments.help()) {
                out.println(Message.of("datasets.usage").text(locale));
                return Evaluate.MET;
            }
            return run(arguments, locale);
        } catch (Wrong wrong) {
            return fail(wrong.reason(), locale, Message.of("datasets.usage"));
        } catch (DatasetInvalid wrong) {
            return fail(wrong.reason(), locale, null);
        }
    }

    private int run(Arguments arguments, Locale locale) {
        List<String> rest = arguments.rest();
        String what = rest.isEmpty() ? "" : rest.getFirst();
        List<Path> files = rest.stream().skip(1).map(Path::of).toList();
        if (files.isEmpty()) {
            throw new Wrong("datasets.what");
        }
        return switch (what) {
            case "check" -> check(files, locale);
            case "import" -> take(arguments, files.getFirst(), locale);
            default -> throw new Wrong("datasets.what");
        };
    }

    private int check(List<Path> files, Locale locale) {
        List<Dataset> datasets = files.stream().map(Dataset::read).toList();
        datasets.forEach(dataset -> out.println(Message.of(
                        "datasets.one",
                        dataset.name(),
                        dataset.cases().size(),
                        dataset.version().substring(0, 12))
                .text(locale)));
        List<NearDuplicates.Pair> pairs = NearDuplicates.among(datasets);
        pairs.forEach(pair -> out.println(Message.of(
                        pair.isLeak() ? "datasets.leak" : "datasets.twice",
                        String.format(Locale.ROOT, "%.0f", pair.share() * 100),
                        told(pair.one()),
                        told(pair.other()))
                .text(locale)));
        return pairs.stream().anyMatch(NearDuplicates.Pair::isLeak) ? Evaluate.MISSED : Evaluate.MET;
    }

    private static String told(NearDuplicates.Place place) {
        return place.dataset() + "/" + place.asked().id() + " " + place.asked().question();
    }

    private int take(Arguments arguments, Path file, Locale locale) {
        ForeignCases.Tool tool = tool(arguments.last("--from"));
        try {
            ForeignCases taken = ForeignCases.read(tool, file.toString(), Files.readString(file));
            out.print(Dataset.lines(taken.cases()));
            taken.notices().forEach(notice -> err.println(notice.text(locale)));
            return Evaluate.MET;
        } catch (IOException e) {
            return fail(Message.of("dataset.unreadable", file, e), locale, null);
        }
    }

    private static ForeignCases.Tool tool(@Nullable String name) {
        if (name == null) {
            throw new Wrong("datasets.from");
        }
        return switch (name) {
            case "ragas" -> ForeignCases.Tool.RAGAS;
            case "promptfoo" -> ForeignCases.Tool.PROMPTFOO;
            case "openai-evals" -> ForeignCases.Tool.OPENAI_EVALS;
            default -> throw new Wrong("datasets.from");
        };
    }

    private int fail(Message reason, Locale locale, @Nullable Message more) {
        err.println(reason.text(locale));
        if (more != null) {
            err.println(more.text(locale));
        }
        return Evaluate.WRONG;
    }
}
