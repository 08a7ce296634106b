package io.zhanggui.evaluation.judge;

import java.util.List;

/**
 * How far two raters agree beyond chance on a yes or no (Cohen, A coefficient of agreement for nominal scales, 1960).
 *
 * @param value 1: always, 0: as often as by chance, below: less often
 * @param standardError of the value, for many cases
 * @param cases that both have rated
 */
public record CohenKappa(double value, double standardError, int cases) {

    /** Both answers to one case. */
    public record Pair(boolean first, boolean second) {}

    /** @param pairs at least one */
    public static CohenKappa of(List<Pair> pairs) {
        if (pairs.isEmpty()) {
            throw new IllegalArgumentException("Agreement needs a case");
        }
        double n = pairs.size();
        double observed =
                pairs.stream().filter(pair -> pair.first() == pair.second()).count() / n;
        double first = pairs.stream().filter(Pair::first).count() / n;
        double second = pairs.stream().filter(Pair::second).count() / n;
        double chance = first * second + (1 - first) * (1 - second);
        if (chance == 1) {
            return new CohenKappa(0, 0, pairs.size());
        }
        return new CohenKappa(
                (observed - chance) / (1 - chance),
                Math.sqrt(observed * (1 - observed) / n) / (1 - chance),
                pairs.size());
    }

    /** Lower end of the interval of 95 %. */
    public double low() {
        return value - 1.96 * standardError;
    }

    /** Upper end of the interval of 95 %. */
    public double high() {
        return Math.min(1, value + 1.96 * standardError);
    }
}
