package io.zhanggui.knowledge.retrieval;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Keeps one source from filling the list: a product has a dozen attributes, a document many pages. */
final class Diversity {

    private static final int OF_ONE_SOURCE = 3;

    private Diversity() {}

    /** The first {@code k} hits of the ranking, of each source a few unless a product was asked for. */
    static List<Hit> best(List<Hit> ranking, SearchRequest request) {
        int bound = request.productCode() == null ? OF_ONE_SOURCE : Integer.MAX_VALUE;
        Map<String, Integer> taken = new HashMap<>();
        List<Hit> best = new ArrayList<>();
        for (Hit hit : ranking) {
            if (best.size() < request.k() && taken.merge(hit.passage().sourceId(), 1, Integer::sum) <= bound) {
                best.add(hit);
            }
        }
        return List.copyOf(best);
    }
}
