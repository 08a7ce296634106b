package io.zhanggui.evaluation.metric;

import java.util.Arrays;
import java.util.Comparator;
import java.util.SplittableRandom;
import java.util.function.ToDoubleFunction;
import java.util.stream.IntStream;

/**
 * What cases contribute to a metric, each with its weight. Immutable; the same values give the same figures each time.
 *
 * <p>The mean is Σ wᵢxᵢ / Σ wᵢ. A percentile is the smallest value up to which so many percent of the weight lie: with equal
 * weights, nearest rank.
 */
public final class Sample {

    private static final int RESAMPLES = 1_000;
    private static final long SEED = 20_120_401;

    private final double[] values;
    private final double[] weights;

    /**
     * @param values at least one
     * @param weights as many, each above 0
     */
    public Sample(double[] values, double[] weights) {
        if (values.length == 0 || values.length != weights.length) {
            throw new IllegalArgumentException(values.length + " values, " + weights.length + " weights");
        }
        this.values = values.clone();
        this.weights = weights.clone();
    }

    public int size() {
        return values.length;
    }

    /** Whether each case counts as much as the others. */
    public boolean isEven() {
        return Arrays.stream(weights).allMatch(weight -> weight == weights[0]);
    }

    /**
     * How many cases of equal weight would tell as much: (Σ w)² / Σ w². L. Kish, Survey Sampling, 1965, § 11.7.
     */
    public double effectiveSize() {
        double sum = Arrays.stream(weights).sum();
        return isEven()
                ? values.length
                : sum
                        * sum
                        / Arrays.stream(weights).map(weight -> weight * weight).sum();
    }

    public double mean() {
        if (isEven()) {
            return Arrays.stream(values).average().orElseThrow();
        }
        double sum = IntStream.range(0, values.length)
                .mapToDouble(i -> weights[i] * values[i])
                .sum();
        return sum / Arrays.stream(weights).sum();
    }

    /** @param percent from 1 to 100 */
    public double percentile(int percent) {
        int[] order = IntStream.range(0, values.length)
                .boxed()
                .sorted(Comparator.comparingDouble(i -> values[i]))
                .mapToInt(Integer::intValue)
                .toArray();
        double needed = percent / 100.0 * Arrays.stream(weights).sum() * (1 - 1e-12);
        double reached = 0;
        for (int i : order) {
            reached += weights[i];
            if (reached >= needed) {
                return values[i];
            }
        }
        return values[order[order.length - 1]];
    }

    /**
     * Interval of 95 % of a statistic: percentile bootstrap over the cases, each drawn with its weight. B. Efron, R. J.
     * Tibshirani, An introduction to the bootstrap, 1993, § 13.3.
     */
    public Measure.Interval bootstrap(ToDoubleFunction<Sample> statistic) {
        return bootstrap(size(), drawn -> statistic.applyAsDouble(drawn(drawn)));
    }

    /** The same of what is told by the cases that were drawn, by their places. */
    public static Measure.Interval bootstrap(int cases, ToDoubleFunction<int[]> statistic) {
        SplittableRandom random = new SplittableRandom(SEED);
        double[] drawn = IntStream.range(0, RESAMPLES)
                .mapToDouble(resample ->
                        statistic.applyAsDouble(random.ints(cases, 0, cases).toArray()))
                .sorted()
                .toArray();
        return new Measure.Interval(drawn[RESAMPLES * 25 / 1_000], drawn[RESAMPLES * 975 / 1_000 - 1]);
    }

    /** The cases at these places. */
    public Sample drawn(int[] places) {
        return new Sample(
                Arrays.stream(places).mapToDouble(i -> values[i]).toArray(),
                Arrays.stream(places).mapToDouble(i -> weights[i]).toArray());
    }
}
