package io.zhanggui.evaluation.command;

import io.zhanggui.evaluation.Message;
import io.zhanggui.evaluation.commandline.Arguments;
import io.zhanggui.evaluation.commandline.Command;
import io.zhanggui.evaluation.commandline.CommandFailed;
import io.zhanggui.evaluation.commandline.CommandLine;
import io.zhanggui.evaluation.commandline.Console;
import io.zhanggui.evaluation.commandline.ExitCode;
import io.zhanggui.evaluation.commandline.Syntax;
import io.zhanggui.evaluation.copy.CopyMetric;
import io.zhanggui.evaluation.copy.CopyScore;
import io.zhanggui.evaluation.copy.CopyScores;
import io.zhanggui.evaluation.copy.WrittenCopy;
import io.zhanggui.evaluation.metric.Rate;
import io.zhanggui.evaluation.report.TextTable;
import io.zhanggui.evaluation.subject.CopyJobTexts;
import java.io.IOException;
import java.util.Arrays;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import tools.jackson.databind.json.JsonMapper;

/** The command {@code evaluation/copy}: measures the texts of a copy job. */
public final class CopyCommand implements Command {

    private static final int MOST = 1_000;
    private static final int EVER = 100_000;
    private static final int WORST = 5;

    private final Map<String, String> environment;

    public CopyCommand(Map<String, String> environment) {
        this.environment = environment;
    }

    public static void main(String[] words) {
        CommandLine.main(new CopyCommand(System.getenv()), words);
    }

    /** What a metric has to reach. */
    private record Least(CopyMetric metric, double value) {

        static Least parse(String text) {
            int equals = text.indexOf('=');
            if (equals < 0 || !text.substring(equals + 1).matches("0(\\.[0-9]{1,6})?|1(\\.0{1,6})?")) {
                throw CommandFailed.wrongCall("copy.least", text);
            }
            String word = text.substring(0, equals);
            CopyMetric metric =
                    CopyMetric.of(word).orElseThrow(() -> CommandFailed.wrongCall("copy.metric", word, names()));
            return new Least(metric, Double.parseDouble(text.substring(equals + 1)));
        }

        private static String names() {
            return Arrays.stream(CopyMetric.values()).map(CopyMetric::word).collect(Collectors.joining(", "));
        }
    }

    @Override
    public String usage() {
        return "copy.usage";
    }

    @Override
    public Syntax syntax() {
        return Syntax.of("--url", "--key-env", "--key-file", "--min", "--most", "--out");
    }

    /** Ends with {@link ExitCode#MISSED} where a metric is below what was asked for, {@link ExitCode#NOT_MEASURED} where there is no text. */
    @Override
    public int run(Arguments arguments, Console console) throws IOException {
        if (arguments.rest().size() != 1) {
            throw CommandFailed.wrongCall("copy.what");
        }
        List<Least> least = arguments.all("--min").stream().map(Least::parse).toList();
        int most = arguments.count("--most", MOST, EVER);
        String key = Target.key(arguments, environment);
        String job = arguments.rest().getFirst();
        List<WrittenCopy> copies = new CopyJobTexts(arguments.url("--url"), key).of(job, most);
        if (copies.isEmpty()) {
            console.tell("copy.empty", job);
            return ExitCode.NOT_MEASURED;
        }
        CopyScores scores = CopyScores.of(copies);
        Outputs.write(arguments.path("--out"), () -> lines(scores));
        tell(scores, job, console);
        List<Least> missed = least.stream()
                .filter(bound -> scores.value(bound.metric()) < bound.value())
                .toList();
        missed.forEach(bound -> console.say(
                "copy.missed", bound.metric().word(), number(scores.value(bound.metric())), number(bound.value())));
        return missed.isEmpty() ? ExitCode.MET : ExitCode.MISSED;
    }

    private static void tell(CopyScores scores, String job, Console console) {
        console.say("copy.head", job, scores.scores().size());
        console.out()
                .println(new TextTable(Arrays.stream(CopyMetric.values())
                                .map(metric -> row(metric, scores, console.locale()))
                                .toList())
                        .text());
        scores.scores().stream()
                .filter(score -> wrong(score) > 0)
                .sorted(Comparator.comparingInt(CopyCommand::wrong).reversed())
                .limit(WORST)
                .forEach(score -> console.say("copy.wrong", score.copy().product(), said(score)));
    }

    private static List<String> row(CopyMetric metric, CopyScores scores, Locale locale) {
        String name = Message.of("copy.name." + metric.word()).text(locale);
        if (!metric.isRate()) {
            return List.of(name, metric.word(), number(scores.value(metric)), "", "");
        }
        Rate rate = scores.rate(metric);
        return List.of(
                name,
                metric.word(),
                number(rate.value()),
                number(rate.low()) + "–" + number(rate.high()),
                Math.round(rate.count()) + "/" + Math.round(rate.of()));
    }

    private static int wrong(CopyScore score) {
        return score.findings().size() + (score.withinLimits() ? 0 : 1);
    }

    private static String said(CopyScore score) {
        Stream<String> findings = score.findings().stream().map(finding -> finding.code() + " " + finding.quote());
        return Stream.concat(findings, score.withinLimits() ? Stream.empty() : Stream.of("length.exceeded"))
                .collect(Collectors.joining("; "));
    }

    private static String number(double share) {
        return String.format(Locale.ROOT, "%.3f", share);
    }

    private static String lines(CopyScores scores) {
        return scores.scores().stream()
                .map(CopyCommand::line)
                .map(JsonMapper.shared()::writeValueAsString)
                .collect(Collectors.joining("\n", "", "\n"));
    }

    private static Map<String, Object> line(CopyScore score) {
        Map<String, Object> line = new LinkedHashMap<>();
        line.put("id", score.copy().id());
        line.put("product", score.copy().product());
        line.put(CopyMetric.CLAIM_SUPPORT.word(), score.claims().isEmpty() ? 1 : 0);
        line.put(CopyMetric.LAW_FREE.word(), score.law().isEmpty() ? 1 : 0);
        line.put(CopyMetric.LIMITS_KEPT.word(), score.withinLimits() ? 1 : 0);
        line.put(CopyMetric.ATTRIBUTE_COVERAGE.word(), score.coverage());
        line.put(CopyMetric.OWN_SENTENCES.word(), score.ownSentences());
        line.put("untold", score.untold());
        line.put("findings", score.findings());
        return line;
    }
}
