package io.zhanggui.evaluation.comparison;

import io.zhanggui.evaluation.metric.Measure.Interval;

/** What cases that went one way and cases that went the other say of two shares of the same cases. */
final class Discordance {

    /** The normal quantile of a two-sided interval of 95 %. */
    private static final double Z = 1.959964;

    private Discordance() {}

    /**
     * McNemar's test in its exact, two-sided form: were both ways equally likely, how likely is it that they are at least so
     * unequal? Q. McNemar, Note on the sampling error of the difference between correlated proportions or percentages,
     * Psychometrika 12, 1947.
     */
    static double chance(int risen, int fallen) {
        int all = risen + fallen;
        double logOfTerm = all * Math.log(0.5);
        double tail = 0;
        for (int i = 0; i <= Math.min(risen, fallen); i++) {
            tail += Math.exp(logOfTerm);
            logOfTerm += Math.log((all - i) / (i + 1.0));
        }
        return Math.min(1, 2 * tail);
    }

    /**
     * Adjusted Wald interval of 95 % of the difference of two shares of the same cases. D. G. Bonett, R. M. Price, Adjusted
     * Wald confidence interval for a difference of binomial proportions based on paired data, Journal of Educational and
     * Behavioral Statistics 37 (4), 2012.
     *
     * @param cases all of them, those that stayed as they were included
     */
    static Interval interval(int risen, int fallen, int cases) {
        double up = (risen + 1) / (cases + 2.0);
        double down = (fallen + 1) / (cases + 2.0);
        double centre = up - down;
        double halfWidth = Z * Math.sqrt((up + down - centre * centre) / (cases + 2.0));
        return new Interval(Math.max(-1, centre - halfWidth), Math.min(1, centre + halfWidth));
    }
}
