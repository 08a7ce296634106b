package io.zhanggui.evaluation.metric;

/**
 * How often something happened.
 *
 * @param count whole where all cases weigh the same
 * @param of at least 1
 */
public record Rate(double count, double of) {

    /** The normal quantile of a two-sided interval of 95 %. */
    private static final double Z = 1.959964;

    public Rate {
        if (!(of >= 1) || !(count >= 0) || count > of) {
            throw new IllegalArgumentException("No rate: " + count + " of " + of);
        }
    }

    /**
     * How often it happened in cases of unequal weight: the weighted share, over as many cases as they are worth.
     *
     * @param sample 1 where it happened, 0 where it did not
     */
    static Rate of(Sample sample) {
        double of = sample.effectiveSize();
        return new Rate(sample.isEven() ? Math.rint(sample.mean() * of) : Math.min(of, sample.mean() * of), of);
    }

    public double value() {
        return count / of;
    }

    /** Lower end of Wilson's score interval of 95 %. */
    public double low() {
        return count == 0 ? 0 : centre() - halfWidth();
    }

    /** Upper end of Wilson's score interval of 95 %. */
    public double high() {
        return count == of ? 1 : centre() + halfWidth();
    }

    private double centre() {
        return (value() + Z * Z / (2 * of)) / (1 + Z * Z / of);
    }

    private double halfWidth() {
        double p = value();
        return Z / (1 + Z * Z / of) * Math.sqrt(p * (1 - p) / of + Z * Z / (4.0 * of * of));
    }
}
