package io.zhanggui.evaluation.benchmark;

import io.zhanggui.evaluation.commandline.Arguments;
import io.zhanggui.evaluation.commandline.CommandFailed;
import io.zhanggui.evaluation.commandline.Syntax;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.json.JsonMapper;

/**
 * Scores judged texts and says how far the scores agree with people.
 *
 * @param scores where to write the score of each row, if anywhere
 * @param rows which of them are looked at
 */
record MetricsTask(List<Path> files, @Nullable Path scores, Predicate<Row> rows) implements Task {

    static final Syntax SYNTAX = Syntax.of("--scores", "--half");

    private static final JsonMapper JSON = JsonMapper.shared();

    static MetricsTask of(Arguments arguments, List<Path> files) {
        if (files.isEmpty()) {
            throw CommandFailed.wrongCall("benchmark.no-file");
        }
        return new MetricsTask(
                files,
                arguments.path("--scores"),
                arguments.choice(
                        "--half",
                        Map.of("tuned", Predicate.not(Row::isHeldOut), "held-out", Row::isHeldOut),
                        row -> true));
    }

    @Override
    public void run(PrintStream out) throws IOException {
        Map<Path, List<Row>> read = new LinkedHashMap<>();
        for (Path file : files) {
            read.put(file, Row.read(file).stream().filter(rows).toList());
        }
        TextScores texts = TextScores.create();
        List<String> lines = new ArrayList<>();
        for (Map.Entry<Path, List<Row>> set : read.entrySet()) {
            agreements(name(set.getKey()), set.getValue(), texts).forEach(out::println);
            if (scores != null) {
                lines.addAll(scores(set.getValue(), texts));
                Files.write(scores, lines);
            }
        }
    }

    private static String name(Path file) {
        return file.getFileName().toString().replaceFirst("\\.jsonl$", "");
    }

    private static List<String> agreements(String set, List<Row> rows, TextScores texts) {
        List<Judgement> judgements =
                rows.stream().flatMap(row -> Judgement.of(row).stream()).toList();
        List<String> lines = new ArrayList<>();
        for (TextMetric metric : TextMetric.values()) {
            for (Agreement agreement : Agreement.values()) {
                List<Judgement> judged = judgements.stream()
                        .filter(judgement -> judgement.metric() == metric && judgement.agreement() == agreement)
                        .toList();
                double[] scores = judged.parallelStream()
                        .mapToDouble(judgement -> texts.of(metric, judgement.row()))
                        .toArray();
                double[] truths = judged.stream().mapToDouble(Judgement::truth).toArray();
                agreement
                        .of(scores, truths)
                        .ifPresent(value -> lines.add(agreement(set, metric, agreement, value, judged.size())));
            }
        }
        return lines;
    }

    private static String agreement(String set, TextMetric metric, Agreement agreement, double value, int rows) {
        Map<String, Object> line = new LinkedHashMap<>();
        line.put("set", set);
        line.put("metric", metric.word());
        line.put("statistic", agreement.word());
        line.put("value", Math.round(value * 1e4) / 1e4);
        line.put("n", rows);
        return JSON.writeValueAsString(line);
    }

    private static List<String> scores(List<Row> rows, TextScores texts) {
        return rows.parallelStream()
                .flatMap(row -> Arrays.stream(TextMetric.values())
                        .filter(metric -> metric.speaksOf(row))
                        .map(metric -> score(row, metric, texts.of(metric, row))))
                .toList();
    }

    private static String score(Row row, TextMetric metric, double score) {
        Map<String, Object> line = new LinkedHashMap<>();
        line.put("id", row.id());
        line.put("metric", metric.word());
        line.put("score", Math.round(score * 1e6) / 1e6);
        return JSON.writeValueAsString(line);
    }
}
