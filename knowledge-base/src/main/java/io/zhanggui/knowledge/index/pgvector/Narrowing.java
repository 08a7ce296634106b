package io.zhanggui.knowledge.index.pgvector;

import io.zhanggui.knowledge.index.IndexFilter;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * How a filter narrows a version.
 *
 * @param most how many entries may be left, at most
 * @param leavesFew whether these are so few that each is looked at
 * @param narrow facets that few entries have: an entry that is left has one of each group
 * @param conditions the rest of the filter, on {@code index_entry e}, each with an {@code and} before it
 * @param parameters of the conditions, by name
 */
record Narrowing(
        long most, boolean leavesFew, List<List<String>> narrow, String conditions, Map<String, Object> parameters) {

    static Narrowing of(IndexFilter filter, Statistics statistics, long few) {
        long most = statistics.entries();
        List<List<String>> narrow = new ArrayList<>();
        StringBuilder conditions = new StringBuilder();
        Map<String, Object> parameters = new TreeMap<>();
        for (List<String> facets : FacetTerms.groups(filter)) {
            long entries = statistics.entriesWithOneOf(facets);
            most = Math.min(most, entries);
            if (entries <= few) {
                narrow.add(facets);
            } else if (entries < statistics.entries()) {
                String name = "facets" + parameters.size();
                conditions.append(" and e.facets && cast(:").append(name).append(" as text[])");
                parameters.put(name, facets.toArray(String[]::new));
            }
        }
        if (filter.at() != null && statistics.entriesWith(FacetTerms.WINDOW) > 0) {
            conditions.append(" and (e.valid_from is null or e.valid_from <= :at)");
            conditions.append(" and (e.valid_until is null or e.valid_until > :at)");
            parameters.put("at", filter.at().toEpochMilli());
        }
        return new Narrowing(most, most <= few, narrow, conditions.toString(), parameters);
    }
}
