package io.zhanggui.knowledge.retrieval;

import static java.util.Comparator.comparingDouble;
import static java.util.stream.Collectors.collectingAndThen;
import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.maxBy;

import io.zhanggui.knowledge.index.IndexHit;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/**
 * One ranking out of two legs: a weighted sum of the cosine and of BM25, which is divided by its best (a convex combination;
 * rank fusion throws away by how much a leg prefers a hit).
 *
 * <p>The shorter the texts, the less a shared word says and the more the cosine weighs: nearly all among questions, three
 * quarters among pages. The slope was fitted on question, title, attribute and article sets; it is flat around the optimum.
 */
final class Fusion {

    private static final double LEAST_VECTOR_WEIGHT = 0.5;
    private static final double MOST_VECTOR_WEIGHT = 0.975;

    private Fusion() {}

    /** The passages that the entries lead to, the best first; the best entry speaks for its passage. */
    static List<Scored> rank(List<IndexHit> found) {
        double bestKeyword =
                found.stream().mapToDouble(IndexHit::keywordScore).max().orElse(0);
        double vectorWeight = vectorWeight(found);
        return found.stream()
                .map(entry -> scored(entry, vectorWeight, bestKeyword))
                .collect(groupingBy(
                        Scored::passageId, collectingAndThen(maxBy(ORDER.reversed()), Optional::orElseThrow)))
                .values()
                .stream()
                .sorted(ORDER)
                .toList();
    }

    private static final Comparator<Scored> ORDER =
            comparingDouble(Scored::score).reversed().thenComparing(Scored::passageId);

    private static Scored scored(IndexHit entry, double vectorWeight, double bestKeyword) {
        double keyword = bestKeyword == 0 ? 0 : entry.keywordScore() / bestKeyword;
        return new Scored(entry, vectorWeight * Math.clamp(entry.vectorScore(), 0, 1), (1 - vectorWeight) * keyword);
    }

    private static double vectorWeight(List<IndexHit> found) {
        int[] lengths =
                found.stream().mapToInt(entry -> entry.text().length()).sorted().toArray();
        double median = lengths.length == 0 ? 1 : Math.max(1, lengths[lengths.length / 2]);
        return Math.clamp(1.15 - 0.07 * Math.log(median), LEAST_VECTOR_WEIGHT, MOST_VECTOR_WEIGHT);
    }
}
