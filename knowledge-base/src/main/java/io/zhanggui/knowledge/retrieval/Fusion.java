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
 * One ranking out of two legs: a weighted sum of the cosine and of BM25, each stretched to the range from 0 to its best
 * (a convex combination; rank fusion throws away by how much a leg prefers a hit).
 */
final class Fusion {

    private static final double VECTOR_WEIGHT = 0.85;

    private Fusion() {}

    /** The passages that the entries lead to, the best first; the best entry speaks for its passage. */
    static List<Scored> rank(List<IndexHit> found) {
        double bestKeyword =
                found.stream().mapToDouble(IndexHit::keywordScore).max().orElse(0);
        return found.stream()
                .map(entry -> new Scored(entry, score(entry, bestKeyword)))
                .collect(groupingBy(
                        Scored::passageId, collectingAndThen(maxBy(ORDER.reversed()), Optional::orElseThrow)))
                .values()
                .stream()
                .sorted(ORDER)
                .toList();
    }

    private static final Comparator<Scored> ORDER =
            comparingDouble(Scored::score).reversed().thenComparing(Scored::passageId);

    private static double score(IndexHit entry, double bestKeyword) {
        double keyword = bestKeyword == 0 ? 0 : entry.keywordScore() / bestKeyword;
        return VECTOR_WEIGHT * Math.clamp(entry.vectorScore(), 0, 1) + (1 - VECTOR_WEIGHT) * keyword;
    }
}
