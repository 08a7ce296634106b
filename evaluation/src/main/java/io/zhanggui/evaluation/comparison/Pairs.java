package io.zhanggui.evaluation.comparison;

import io.zhanggui.evaluation.metric.Measure.Interval;
import io.zhanggui.evaluation.metric.Metric;
import io.zhanggui.evaluation.metric.Sample;
import java.util.Arrays;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/**
 * What the same cases contributed to a metric in two runs, each with its weight. The same values give the same figures each
 * time.
 */
final class Pairs {

    private static final int FLIPS = 10_000;
    private static final long SEED = 20_120_401;

    private final Metric metric;
    private final double[] before;
    private final double[] after;
    private final double[] weights;
    private final boolean even;

    /** @param before as many values as {@code after} and {@code weights}, one at least */
    Pairs(Metric metric, double[] before, double[] after, double[] weights) {
        this.metric = metric;
        this.before = before;
        this.after = after;
        this.weights = weights;
        this.even = new Sample(after, weights).isEven();
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
                metric.over(new Sample(before, weights)),
                metric.over(new Sample(after, weights)),
                metric.isRate() && even ? Discordance.interval(risen, fallen, before.length) : bootstrap(),
                chance(risen, fallen),
                risen,
                fallen);
    }

    private @Nullable Double chance(int risen, int fallen) {
        if (metric.isTime()) {
            return null;
        }
        return metric.isRate() && even ? Discordance.chance(risen, fallen) : signFlips();
    }

    /**
     * Fisher's randomisation test on paired differences, each times its weight: under chance each could as well have the other
     * sign. M. D. Smucker, J. Allan, B. Carterette, A comparison of statistical significance tests for information retrieval
     * evaluation, CIKM 2007.
     */
    private double signFlips() {
        double[] differences = IntStream.range(0, before.length)
                .mapToDouble(i -> weights[i] * (after[i] - before[i]))
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

    private Interval bootstrap() {
        Sample earlier = new Sample(before, weights);
        Sample later = new Sample(after, weights);
        return Sample.bootstrap(
                before.length, drawn -> metric.over(later.drawn(drawn)) - metric.over(earlier.drawn(drawn)));
    }
}
