package io.zhanggui.knowledge.retrieval;

import static java.util.Comparator.comparingDouble;
import static java.util.stream.Collectors.collectingAndThen;
import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.minBy;

import io.zhanggui.knowledge.index.IndexHit;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;

/**
 * One ranking out of what both legs say of every hit: a weighted sum (rank fusion throws away by how much a leg prefers a hit).
 *
 * <pre>score = (cosine + a · likeness · (1 − density) + b · words) / (1 + a · likeness + b)
 * words = (1 + likeness) / 2 · BM25 + (1 − likeness) / 2 · coverage
 * a = 0.3, b = 0.1 + 0.15 · ln(max(1, median / 10))</pre>
 *
 * <p>The median is that of the lengths of the texts found, in characters: the shorter the texts, the less a shared word says.
 * Likeness is the ratio of the query's length to it, or its inverse: near 1 where a question meets questions, near 0 where a
 * few words meet titles or pages. There the share of the query's words that a text has says as much as BM25; among equals
 * BM25 alone, which minds the words that the text has beyond them. Neither is divided by that of the best hit: where every
 * text shares what the query shares with all of them, words say little.
 *
 * <p>Density is a text's nearness to its neighbours: among questions, some are near to everything that is asked
 * (hubs), and lose against a text that is as near to the query and to little else.
 *
 * <p>The three numbers were fitted over question, title, attribute and page sets together and are flat around the optimum.
 *
 * @see <a href="https://doi.org/10.48550/arXiv.1710.04087">CSLS: Conneau et al., Word Translation Without Parallel Data</a>
 */
final class Fusion {

    private static final double DENSITY_WEIGHT = 0.3;
    private static final double LEAST_WORDS_WEIGHT = 0.1;
    private static final double WORDS_WEIGHT_BY_LENGTH = 0.15;
    private static final double SHORT_TEXT = 10;

    /** Far above the noise of a sum in another order, far below a difference that means something. */
    private static final double STEPS = 1e6;

    private static final Comparator<Scored> ORDER = comparingDouble(Scored::score)
            .reversed()
            .thenComparing(Scored::passageId)
            .thenComparing(scored -> scored.entry().ordinal());

    private Fusion() {}

    /** The passages that the entries lead to, the best first; the best entry speaks for its passage. */
    static List<Scored> rank(String query, List<IndexHit> found) {
        if (found.isEmpty()) {
            return List.of();
        }
        Weights weights = Weights.of(query, found);
        double[] density = Neighbourhood.densities(found);
        return IntStream.range(0, found.size())
                .mapToObj(i -> weights.scored(found.get(i), density[i]))
                .collect(groupingBy(Scored::passageId, collectingAndThen(minBy(ORDER), Optional::orElseThrow)))
                .values()
                .stream()
                .sorted(ORDER)
                .toList();
    }

    /** What query and texts found show by their lengths. */
    private record Weights(double likeness, double density, double words) {

        static Weights of(String query, List<IndexHit> found) {
            int[] lengths = found.stream()
                    .mapToInt(entry -> entry.text().length())
                    .sorted()
                    .toArray();
            double median = Math.max(1, lengths[lengths.length / 2]);
            double asked = Math.max(1, query.length());
            double likeness = Math.min(asked, median) / Math.max(asked, median);
            return new Weights(
                    likeness,
                    DENSITY_WEIGHT * likeness,
                    LEAST_WORDS_WEIGHT + WORDS_WEIGHT_BY_LENGTH * Math.log(Math.max(1, median / SHORT_TEXT)));
        }

        Scored scored(IndexHit entry, double nearness) {
            double all = 1 + density + words;
            double shared = (1 + likeness) / 2 * entry.keywordScore() + (1 - likeness) / 2 * entry.coverage();
            return new Scored(
                    entry,
                    rounded((Math.clamp(entry.vectorScore(), 0, 1) + density * (1 - nearness)) / all),
                    rounded(words * shared / all));
        }
    }

    private static double rounded(double part) {
        return Math.rint(part * STEPS) / STEPS;
    }
}
