package io.zhanggui.evaluation.comparison;

import io.zhanggui.evaluation.metric.Measure.Interval;
import io.zhanggui.evaluation.metric.Metric;
import java.util.Arrays;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/** What the same cases contributed to a metric in two runs. The same values give the same figures each time. */
final class Pairs {

    private static final int FLIPS = 10_000;
    private static final int RESAMPLES = 1_000;
    private static final long SEED = 20_120_401;

    private final Metric metric;
    private final double[] before;
    private final double[] after;

    /** @param before as many values as {@code after}, one at least */
    Pairs(Metric metric, double[] before, double[] after) {
        this.metric = metric;
        this.before = before;
        this.after = after;
    }

    Change change() {
        int risen = (int) IntStream.range(0, before.length)
                .filter(i -> after[i] > before[i])
                .count();
        int fallen = (int) IntStream.range(0, before.length)
                .filter(i -> after[i] < before[i])
                .count();
        return new Change(
                metric,
                before.length,
                metric.over(before),
                metric.over(after),
                metric.isRate() ? Discordance.interval(risen, fallen, before.length) : bootstrap(),
                chance(risen, fallen),
                risen,
                fallen);
    }

    private @Nullable Double chance(int risen, int fallen) {
        if (metric.isTime()) {
            return null;
        }
        return metric.isRate() ? Discordance.chance(risen, fallen) : signFlips();
    }

    /**
     * Fisher's randomisation test on paired differences: under chance each could as well have the other sign. M. D. Smucker,
     * J. Allan, B. Carterette, A comparison of statistical significance tests for information retrieval evaluation, CIKM
     * 2007.
     */
    private double signFlips() {
        double[] differences = IntStream.range(0, before.length)
                .mapToDouble(i -> after[i] - before[i])
                .filter(difference -> difference != 0)
                .toArray();
        double observed = Math.abs(Arrays.stream(differences).sum()) - 1e-12;
        SplittableRandom random = new SplittableRandom(SEED);
        long asLarge = IntStream.range(0, FLIPS)
                .filter(flip -> Math.abs(Arrays.stream(differences)
                                .map(difference -> random.nextBoolean() ? difference : -difference)
                                .sum())
                        >= observed)
                .count();
        return (asLarge + 1.0) / (FLIPS + 1.0);
    }

    /** Percentile bootstrap over the pairs. B. Efron, R. J. Tibshirani, An introduction to the bootstrap, 1993, § 13.3. */
    private Interval bootstrap() {
        SplittableRandom random = new SplittableRandom(SEED);
        double[] differences = IntStream.range(0, RESAMPLES)
                .mapToDouble(resample ->
                        difference(random.ints(before.length, 0, before.length).toArray()))
                .sorted()
                .toArray();
        return new Interval(differences[RESAMPLES * 25 / 1_000], differences[RESAMPLES * 975 / 1_000 - 1]);
    }

    private double difference(int[] drawn) {
        return metric.over(Arrays.stream(drawn).mapToDouble(i -> after[i]).toArray())
                - metric.over(Arrays.stream(drawn).mapToDouble(i -> before[i]).toArray());
    }
}
