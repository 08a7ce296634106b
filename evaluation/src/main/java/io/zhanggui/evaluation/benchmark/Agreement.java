package io.zhanggui.evaluation.benchmark;

import java.util.Arrays;
import java.util.Comparator;
import java.util.Locale;
import java.util.OptionalDouble;
import java.util.stream.IntStream;

/** How far scores and what people said agree. Ties share their mean rank. */
enum Agreement {
    /** The area under the ROC curve: how often a row that is true scores above one that is not. */
    AUROC,
    /** Spearman's rank correlation. */
    SPEARMAN;

    String word() {
        return name().toLowerCase(Locale.ROOT);
    }

    /**
     * @param truths of the same length; for {@link #AUROC} 1 or 0
     * @return nothing where all are of one kind
     */
    OptionalDouble of(double[] scores, double[] truths) {
        double value =
                switch (this) {
                    case AUROC -> auroc(scores, truths);
                    case SPEARMAN -> correlation(ranks(scores), ranks(truths));
                };
        return Double.isNaN(value) ? OptionalDouble.empty() : OptionalDouble.of(value);
    }

    private static double auroc(double[] scores, double[] truths) {
        double positive = Arrays.stream(truths).sum();
        double[] ranks = ranks(scores);
        double sum = IntStream.range(0, ranks.length)
                .mapToDouble(i -> ranks[i] * truths[i])
                .sum();
        return (sum - positive * (positive + 1) / 2) / (positive * (truths.length - positive));
    }

    private static double correlation(double[] a, double[] b) {
        double meanA = Arrays.stream(a).average().orElse(0);
        double meanB = Arrays.stream(b).average().orElse(0);
        double ab = 0;
        double aa = 0;
        double bb = 0;
        for (int i = 0; i < a.length; i++) {
            ab += (a[i] - meanA) * (b[i] - meanB);
            aa += (a[i] - meanA) * (a[i] - meanA);
            bb += (b[i] - meanB) * (b[i] - meanB);
        }
        return ab / Math.sqrt(aa * bb);
    }

    /** From 1. */
    private static double[] ranks(double[] values) {
        Integer[] order = IntStream.range(0, values.length).boxed().toArray(Integer[]::new);
        Arrays.sort(order, Comparator.comparingDouble(i -> values[i]));
        double[] ranks = new double[values.length];
        for (int from = 0; from < order.length; ) {
            int to = from;
            while (to < order.length && values[order[to]] == values[order[from]]) {
                to++;
            }
            for (int i = from; i < to; i++) {
                ranks[order[i]] = (from + 1 + to) / 2.0;
            }
            from = to;
        }
        return ranks;
    }
}
