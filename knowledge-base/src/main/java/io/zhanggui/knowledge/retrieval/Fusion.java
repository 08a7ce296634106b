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
 * <pre>score = (cosine + likeness · around + w · words) / (1 + likeness · (a + b + c) + w)
 * around = a · company + b · kinship + c · (1 − density)
 * words = (1 + likeness) / 2 · BM25 + (1 − likeness) / 2 · coverage
 * w = (0.17 + 0.25 · ln(max(1, median / 10))) · √(1 − mean density)
 * a = 0.4, b = 0.2, c = 0.65</pre>
 *
 * <p>The median is that of the lengths of the texts found, in characters: the shorter the texts, the less a shared word says,
 * and the less the nearer they lie to each other: where all speak of one thing, all share its words.
 * Likeness is the ratio of the query's length to the median, or its inverse: near 1 where a question meets questions, near 0
 * where a few words meet titles or pages. There the share of the query's words that a text has says as much as BM25; among
 * equals BM25 alone, which minds the words that the text has beyond them. Neither is divided by that of the best hit: where
 * every text shares what the query shares with all of them, words say little.
 *
 * <p>Among equals a text is judged with those around it, see {@link Neighbourhood}: by their nearness to the query, as a
 * diffusion of the cosine over the nearest neighbours has it; by its nearness to the first, which are a second wording of
 * the query; and by its density, for some are near to everything that is asked (hubs), and lose against a text that is
 * as near to the query and to little else.
 *
 * <p>The numbers were fitted over public question, title, attribute and page sets together, each half of the queries
 * agreeing with the other within 0.1, and are flat around the optimum; {@code knowledge-base/docs/ranking.md} has the table.
 *
 * @see <a href="https://doi.org/10.48550/arXiv.1710.04087">CSLS: Conneau et al., Word Translation Without Parallel Data</a>
 * @see <a href="https://doi.org/10.1109/CVPR.2017.389">k-reciprocal encoding: Zhong et al., Re-ranking Person
 *     Re-identification</a>
 */
final class Fusion {

    private static final double COMPANY_WEIGHT = 0.4;
    private static final double KINSHIP_WEIGHT = 0.2;
    private static final double DENSITY_WEIGHT = 0.65;
    private static final double AROUND_WEIGHT = COMPANY_WEIGHT + KINSHIP_WEIGHT + DENSITY_WEIGHT;
    private static final double LEAST_WORDS_WEIGHT = 0.17;
    private static final double WORDS_WEIGHT_BY_LENGTH = 0.25;
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
        List<Neighbourhood> around = Neighbourhood.of(found);
        Weights weights = Weights.of(query, found, around);
        return IntStream.range(0, found.size())
                .mapToObj(i -> weights.scored(found.get(i), around.get(i)))
                .collect(groupingBy(Scored::passageId, collectingAndThen(minBy(ORDER), Optional::orElseThrow)))
                .values()
                .stream()
                .sorted(ORDER)
                .toList();
    }

    /** What query and texts found show by their lengths and their nearness. */
    private record Weights(double likeness, double around, double words) {

        static Weights of(String query, List<IndexHit> found, List<Neighbourhood> around) {
            int[] lengths = found.stream()
                    .mapToInt(entry -> entry.text().length())
                    .sorted()
                    .toArray();
            double median = Math.max(1, lengths[lengths.length / 2]);
            double asked = Math.max(1, query.length());
            double likeness = Math.min(asked, median) / Math.max(asked, median);
            double density = around.stream()
                    .mapToDouble(Neighbourhood::density)
                    .average()
                    .orElse(0);
            double byLength = LEAST_WORDS_WEIGHT + WORDS_WEIGHT_BY_LENGTH * Math.log(Math.max(1, median / SHORT_TEXT));
            return new Weights(likeness, likeness * AROUND_WEIGHT, byLength * Math.sqrt(1 - density));
        }

        Scored scored(IndexHit entry, Neighbourhood near) {
            double all = 1 + around + words;
            double company = COMPANY_WEIGHT * near.company()
                    + KINSHIP_WEIGHT * near.kinship()
                    + DENSITY_WEIGHT * (1 - near.density());
            double shared = (1 + likeness) / 2 * entry.keywordScore() + (1 - likeness) / 2 * entry.coverage();
            return new Scored(
                    entry,
                    rounded((Math.clamp(entry.vectorScore(), 0, 1) + likeness * company) / all),
                    rounded(words * shared / all));
        }
    }

    /** Equal for what differs by the noise alone. */
    static double rounded(double part) {
        return Math.rint(part * STEPS) / STEPS;
    }
}
