package io.zhanggui.knowledge.retrieval;

import static java.util.Comparator.comparingDouble;

import io.zhanggui.knowledge.index.IndexHit;
import java.util.List;
import java.util.stream.IntStream;
import org.apache.lucene.util.VectorUtil;

/**
 * What the texts around a text say of it, among those that a query found.
 *
 * @param density mean cosine to its nearest neighbours, 0 to 1; 0 where it has none
 * @param company mean cosine of the query to the few that are nearest to it, 0 to 1; that to itself where there are too few
 * @param kinship cosine to the centroid of the few that are nearest to the query, 0 to 1; likewise
 */
record Neighbourhood(double density, double company, double kinship) {

    private static final int NEIGHBOURS = 10;
    private static final int COMPANIONS = 5;
    private static final int FIRST = 3;

    /** The few are at most one in so many of the hits: in a small shop they would be all. */
    private static final int ONE_IN = 4;

    /** Only so many of the nearest to the query are looked at as neighbours, to bound the time. */
    private static final int LOOKED_AT = 200;

    /** In the order of the hits. */
    static List<Neighbourhood> of(List<IndexHit> hits) {
        int[] nearestFirst = IntStream.range(0, hits.size())
                .boxed()
                .sorted(comparingDouble(
                                (Integer i) -> Fusion.rounded(hits.get(i).vectorScore()))
                        .reversed()
                        .thenComparing(i -> hits.get(i).passageId())
                        .thenComparing(i -> hits.get(i).ordinal()))
                .mapToInt(i -> i)
                .toArray();
        Around around = Around.of(IntStream.of(nearestFirst).mapToObj(hits::get).toList());
        Neighbourhood[] inOrder = new Neighbourhood[hits.size()];
        for (int place = 0; place < nearestFirst.length; place++) {
            inOrder[nearestFirst[place]] = around.seenFrom(place);
        }
        return List.of(inOrder);
    }

    /** The hits by falling cosine to the query. */
    private static final class Around {

        /** Cosines, 0 to 1. */
        private final double[] toQuery;

        /** The cosines of each hit to the first of them. */
        private final float[][] toEachOther;

        private Around(double[] toQuery, float[][] toEachOther) {
            this.toQuery = toQuery;
            this.toEachOther = toEachOther;
        }

        static Around of(List<IndexHit> hits) {
            List<float[]> vectors =
                    hits.stream().map(hit -> hit.vector().vector()).toList();
            int lookedAt = Math.min(LOOKED_AT, hits.size());
            float[][] cosines = new float[hits.size()][lookedAt];
            for (int i = 0; i < cosines.length; i++) {
                for (int j = 0; j < Math.min(i + 1, lookedAt); j++) {
                    cosines[i][j] = VectorUtil.dotProduct(vectors.get(i), vectors.get(j));
                    if (i < lookedAt) {
                        cosines[j][i] = cosines[i][j];
                    }
                }
            }
            return new Around(
                    hits.stream()
                            .mapToDouble(hit -> Math.clamp(hit.vectorScore(), 0, 1))
                            .toArray(),
                    cosines);
        }

        Neighbourhood seenFrom(int hit) {
            int[] neighbours = neighbours(hit);
            return new Neighbourhood(density(hit, neighbours), company(hit, neighbours), kinship(hit));
        }

        /** The nearest first. */
        private int[] neighbours(int hit) {
            float[] cosines = toEachOther[hit];
            int[] nearest = new int[Math.min(NEIGHBOURS, hit < cosines.length ? cosines.length - 1 : cosines.length)];
            int found = 0;
            for (int other = 0; other < cosines.length; other++) {
                if (other != hit && (found < nearest.length || cosines[other] > cosines[nearest[found - 1]])) {
                    int place = found < nearest.length ? found++ : found - 1;
                    for (; place > 0 && cosines[nearest[place - 1]] < cosines[other]; place--) {
                        nearest[place] = nearest[place - 1];
                    }
                    nearest[place] = other;
                }
            }
            return nearest;
        }

        private double density(int hit, int[] neighbours) {
            double sum = 0;
            for (int neighbour : neighbours) {
                sum += toEachOther[hit][neighbour];
            }
            return neighbours.length == 0 ? 0 : Math.clamp(sum / neighbours.length, 0, 1);
        }

        private double company(int hit, int[] neighbours) {
            int few = Math.min(COMPANIONS, (toQuery.length - 1) / ONE_IN);
            return IntStream.of(neighbours)
                    .limit(few)
                    .mapToDouble(neighbour -> toQuery[neighbour])
                    .average()
                    .orElse(toQuery[hit]);
        }

        private double kinship(int hit) {
            int few = Math.min(FIRST, toQuery.length / ONE_IN);
            double toAll = 0;
            double among = 0;
            for (int i = 0; i < few; i++) {
                toAll += toEachOther[hit][i];
                for (int j = 0; j < few; j++) {
                    among += toEachOther[i][j];
                }
            }
            return among <= 0 ? toQuery[hit] : Math.clamp(toAll / Math.sqrt(among), 0, 1);
        }
    }
}
