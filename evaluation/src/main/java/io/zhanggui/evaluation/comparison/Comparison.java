package io.zhanggui.evaluation.comparison;

import io.zhanggui.evaluation.dataset.Case;
import io.zhanggui.evaluation.metric.Metric;
import io.zhanggui.evaluation.metric.Score;
import io.zhanggui.evaluation.run.CaseResult;
import io.zhanggui.evaluation.run.Run;
import java.util.Arrays;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/**
 * A run beside an earlier one, case by case: only cases that stand unchanged in both, and at which the subject failed in
 * neither, are compared.
 *
 * @param compared how many those are
 * @param changes of each metric that speaks of any of them
 * @param flips cases that were right and are wrong, or the other way round, in the order of the dataset
 */
public record Comparison(int compared, List<Change> changes, List<Flip> flips) {

    public Comparison {
        changes = List.copyOf(changes);
        flips = List.copyOf(flips);
    }

    /** A case that both runs scored. */
    private record Pair(Score before, Score after, Flip flip) {}

    public static Comparison of(Run before, Run after) {
        List<Pair> pairs = pairs(before, after);
        List<Change> changes = Arrays.stream(Metric.values())
                .flatMap(metric -> change(metric, pairs).stream())
                .toList();
        List<Flip> flips = pairs.stream()
                .filter(pair -> pair.before().isRight() != pair.after().isRight())
                .map(Pair::flip)
                .toList();
        return new Comparison(pairs.size(), changes, flips);
    }

    /** One metric of a run beside an earlier one; nothing if it speaks of no case that both scored. */
    public static Optional<Change> of(Run before, Run after, Metric metric) {
        return change(metric, pairs(before, after));
    }

    private static List<Pair> pairs(Run before, Run after) {
        Map<String, CaseResult> earlier = before.results().stream()
                .collect(Collectors.toMap(result -> result.asked().id(), Function.identity()));
        return after.results().stream()
                .flatMap(result ->
                        Optional.ofNullable(earlier.get(result.asked().id()))
                                .flatMap(known -> pair(known, result))
                                .stream())
                .toList();
    }

    /** The same for the cases of each tag of the later run, in the order in which its dataset names them. */
    public static Map<String, Comparison> byTag(Run before, Run after) {
        Map<String, Comparison> byTag = new LinkedHashMap<>();
        after.results().stream()
                .flatMap(result -> result.asked().tags().stream())
                .distinct()
                .forEach(tag -> byTag.put(tag, of(before, tagged(after, tag))));
        return byTag;
    }

    /**
     * The metrics that are worse, times, amounts and estimates aside, where even the number of metrics looked at hardly explains it: the step-down
     * procedure of S. Holm, A simple sequentially rejective multiple test procedure, Scandinavian Journal of Statistics 6,
     * 1979, at 5 %. A metric to which no case contributes otherwise cannot be worse and is not counted: R. E. Tarone, A
     * modified Bonferroni method for discrete data, Biometrics 46, 1990.
     */
    public List<Change> losses() {
        List<Change> tested = changes.stream()
                .filter(change -> change.chance() != null && !change.metric().isAmount())
                .filter(change -> !change.metric().isEstimate())
                .filter(change -> change.risen() + change.fallen() > 0)
                .sorted(Comparator.comparingDouble(Comparison::chance))
                .toList();
        return IntStream.range(0, tested.size())
                .takeWhile(i -> chance(tested.get(i)) <= Change.SIGNIFICANT / (tested.size() - i))
                .mapToObj(tested::get)
                .filter(change -> change.direction() == Change.Direction.WORSE)
                .toList();
    }

    private static double chance(Change change) {
        return Objects.requireNonNullElse(change.chance(), 1.0);
    }

    private static Run tagged(Run run, String tag) {
        List<CaseResult> results = run.results().stream()
                .filter(result -> result.asked().tags().contains(tag))
                .toList();
        return new Run(run.dataset(), run.subject(), run.started(), run.took(), results);
    }

    public Optional<Change> change(Metric metric) {
        return changes.stream().filter(change -> change.metric() == metric).findFirst();
    }

    private static Optional<Pair> pair(CaseResult before, CaseResult after) {
        return isSame(before.asked(), after.asked())
                ? before.score()
                        .flatMap(earlier ->
                                after.score().map(later -> new Pair(earlier, later, new Flip(before, after))))
                : Optional.empty();
    }

    /** Whether the same is asked and expected; tags may differ. */
    private static boolean isSame(Case one, Case other) {
        return one.tagged(other.tags()).equals(other);
    }

    private static Optional<Change> change(Metric metric, List<Pair> pairs) {
        List<Pair> spokenOf = pairs.stream()
                .filter(pair -> metric.of(pair.before()).isPresent()
                        && metric.of(pair.after()).isPresent())
                .toList();
        return spokenOf.isEmpty()
                ? Optional.empty()
                : Optional.of(new Pairs(
                                metric,
                                values(metric, spokenOf, Pair::before),
                                values(metric, spokenOf, Pair::after),
                                spokenOf.stream()
                                        .mapToDouble(
                                                pair -> pair.after().expected().weight())
                                        .toArray())
                        .change());
    }

    private static double[] values(Metric metric, List<Pair> pairs, Function<Pair, Score> side) {
        return pairs.stream()
                .mapToDouble(pair -> metric.of(side.apply(pair)).orElseThrow())
                .toArray();
    }
}
