package io.zhanggui.knowledge.retrieval;

import static java.util.Comparator.comparingDouble;

import io.zhanggui.knowledge.index.IndexHit;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import org.apache.lucene.util.VectorUtil;

/** How near to each other the texts lie that a query found. */
final class Neighbourhood {

    private static final int NEIGHBOURS = 10;

    /** Only so many of the nearest to the query are looked at as neighbours, to bound the time. */
    private static final int LOOKED_AT = 100;

    private Neighbourhood() {}

    /** Of each hit the mean cosine to its nearest neighbours among the hits, 0 to 1; 0 where it has none. */
    static double[] densities(List<IndexHit> hits) {
        List<float[]> vectors = hits.stream().map(hit -> hit.vector().vector()).toList();
        int[] around = IntStream.range(0, hits.size())
                .boxed()
                .sorted(comparingDouble((Integer i) -> hits.get(i).vectorScore())
                        .reversed())
                .mapToInt(i -> i)
                .limit(LOOKED_AT)
                .toArray();
        return IntStream.range(0, hits.size())
                .mapToDouble(i -> density(i, around, vectors))
                .toArray();
    }

    private static double density(int of, int[] around, List<float[]> vectors) {
        double[] cosines = Arrays.stream(around)
                .filter(other -> other != of)
                .mapToDouble(other -> VectorUtil.dotProduct(vectors.get(of), vectors.get(other)))
                .sorted()
                .toArray();
        int from = Math.max(0, cosines.length - NEIGHBOURS);
        double mean = Arrays.stream(cosines, from, cosines.length).average().orElse(0);
        return Math.clamp(mean, 0, 1);
    }
}
