package io.zhanggui.assistant.console;

import io.zhanggui.assistant.quality.EvaluationRun;
import io.zhanggui.assistant.quality.RunResults.Results;
import io.zhanggui.evaluation.dataset.Outcome;
import io.zhanggui.evaluation.metric.Measure;
import io.zhanggui.evaluation.metric.Metric;
import io.zhanggui.evaluation.run.CaseResult;
import io.zhanggui.evaluation.run.Run;
import io.zhanggui.evaluation.subject.Observation.Observed;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** What the plots of a run show, for their tables as for the script that draws them. */
record ScorePlots(Trend trend, Outcomes outcomes, Times times, List<TagRow> tags) {

    private static final List<Metric> TREND = List.of(
            Metric.ANSWERABLE_CORRECT,
            Metric.UNANSWERABLE_DECLINED,
            Metric.UNANSWERABLE_ANSWERED,
            Metric.OUTCOME_CORRECT);
    private static final int TREND_RUNS = 20;
    private static final int BINS = 20;

    /** A metric over runs, the oldest first; a value is null where a run has none. */
    record Trend(List<EvaluationRun> runs, List<Line> lines) {}

    /** In percent. */
    record Line(String name, List<@Nullable Double> values) {}

    /** How often each expected outcome (row) ended in which (column); the last column is not scored. */
    record Outcomes(List<String> words, List<String> names, List<List<Integer>> counts) {

        /** How dark a cell is, 0 to 4, by its share of the row. */
        public int heat(int row, int column) {
            int all = counts.get(row).stream().mapToInt(Integer::intValue).sum();
            return all == 0 ? 0 : (int) Math.ceil(4.0 * counts.get(row).get(column) / all);
        }
    }

    /** How many answers took how long: {@code counts} of bins of {@code bin} milliseconds. */
    record Times(double bin, List<Integer> counts) {}

    /** Share of the cases of a tag that are right, in percent. */
    record TagRow(String tag, int cases, int right, double percent) {}

    static ScorePlots of(Results results, List<EvaluationRun> runs, Words words) {
        Run run = results.run();
        return new ScorePlots(
                trend(runs, words.locale()), outcomes(run, words), times(run), tags(run, Set.copyOf(results.wrong())));
    }

    private static Trend trend(List<EvaluationRun> latestFirst, Locale locale) {
        List<EvaluationRun> runs =
                latestFirst.stream().limit(TREND_RUNS).toList().reversed();
        return new Trend(
                runs, TREND.stream().map(metric -> line(metric, runs, locale)).toList());
    }

    private static Line line(Metric metric, List<EvaluationRun> runs, Locale locale) {
        List<@Nullable Double> values = new ArrayList<>();
        runs.forEach(run -> values.add(percent(run, metric)));
        return new Line(Figures.name(metric, locale), values);
    }

    private static @Nullable Double percent(EvaluationRun run, Metric metric) {
        Measure measure = run.measure(metric).orElse(null);
        return measure == null ? null : measure.value() * 100;
    }

    private static Outcomes outcomes(Run run, Words words) {
        List<Outcome> outcomes = Outcome.expectable();
        List<List<Integer>> counts = outcomes.stream()
                .map(expected -> row(
                        run.results().stream()
                                .filter(result -> result.asked().expectedOutcome() == expected)
                                .toList(),
                        outcomes))
                .toList();
        return new Outcomes(
                outcomes.stream().map(Outcome::word).toList(),
                outcomes.stream()
                        .map(outcome -> words.say("outcome." + outcome.word()))
                        .toList(),
                counts);
    }

    private static List<Integer> row(List<CaseResult> results, List<Outcome> columns) {
        IntStream seen = columns.stream().mapToInt(column -> (int) results.stream()
                .filter(result -> result.observation() instanceof Observed observed
                        && observed.answer().outcome() == column)
                .count());
        int failed = (int)
                results.stream().filter(result -> result.score().isEmpty()).count();
        return IntStream.concat(seen, IntStream.of(failed)).boxed().toList();
    }

    private static Times times(Run run) {
        double[] millis = run.results().stream()
                .flatMap(result -> result.score().stream())
                .mapToDouble(score -> score.observed().latency().toNanos() / 1e6)
                .toArray();
        double bin = roundBin(Arrays.stream(millis).max().orElse(1) / BINS);
        int[] counts = new int[(int) (Arrays.stream(millis).max().orElse(0) / bin) + 1];
        Arrays.stream(millis).forEach(value -> counts[(int) (value / bin)]++);
        return new Times(bin, Arrays.stream(counts).boxed().toList());
    }

    /** The next of 1, 2 and 5 times a power of ten. */
    private static double roundBin(double least) {
        double power = Math.pow(10, Math.floor(Math.log10(Math.max(least, 0.01))));
        return Stream.of(1, 2, 5, 10)
                .map(factor -> factor * power)
                .filter(bin -> bin >= least)
                .findFirst()
                .orElse(10 * power);
    }

    private static List<TagRow> tags(Run run, Set<CaseResult> wrong) {
        return run.results().stream()
                .flatMap(result -> result.asked().tags().stream())
                .distinct()
                .map(tag -> tag(
                        tag,
                        run.results().stream()
                                .filter(result -> result.asked().tags().contains(tag))
                                .toList(),
                        wrong))
                .toList();
    }

    private static TagRow tag(String tag, List<CaseResult> results, Set<CaseResult> wrong) {
        int right =
                (int) results.stream().filter(result -> !wrong.contains(result)).count();
        return new TagRow(tag, results.size(), right, 100.0 * right / results.size());
    }

    /** What the script reads; times of this zone. */
    Map<String, Object> data(ZoneId zone) {
        DateTimeFormatter time = DateTimeFormatter.ofPattern("MM-dd HH:mm").withZone(zone);
        List<String> runs =
                trend.runs().stream().map(run -> time.format(run.started())).toList();
        return Map.of(
                "trend",
                Map.of("labels", runs, "lines", trend.lines()),
                "outcomes",
                Map.of("rows", outcomes.names(), "counts", outcomes.counts()),
                "times",
                times,
                "tags",
                tags);
    }
}
