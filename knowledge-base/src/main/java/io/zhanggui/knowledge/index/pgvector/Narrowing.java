package io.zhanggui.knowledge.index.pgvector;

import io.zhanggui.knowledge.index.IndexFilter;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * How a filter narrows a version.
 *
 * @param most how many entries may be left, at most
 * @param leavesFew whether these are so few that each is looked at
 * @param leading the facets that leave the fewest, one of which each entry left has; null if the filter does not narrow much
 * @param conditions the rest of the filter, on {@code index_entry e}
 * @param parameters of the conditions and the leading facets, by name
 */
record Narrowing(
        long most,
        boolean leavesFew,
        @Nullable List<String> leading,
        List<String> conditions,
        Map<String, Object> parameters) {

    private record Group(List<String> facets, long entries) {}

    static Narrowing of(IndexFilter filter, Statistics statistics, long few) {
        List<Group> groups = new ArrayList<>();
        for (List<String> facets : FacetTerms.groups(filter)) {
            groups.add(new Group(facets, statistics.entriesWithOneOf(facets)));
        }
        groups.removeIf(group -> group.entries() == statistics.entries());
        groups.sort(Comparator.comparingLong(Group::entries));
        long most = groups.isEmpty() ? statistics.entries() : groups.getFirst().entries();
        Map<String, Object> parameters = new TreeMap<>();
        List<String> leading = null;
        if (!groups.isEmpty() && most <= few) {
            leading = groups.removeFirst().facets();
            parameters.put("leading", leading.toArray(String[]::new));
        }
        return new Narrowing(
                most, most <= few, leading, conditions(groups, filter, statistics, parameters), parameters);
    }

    private static List<String> conditions(
            List<Group> groups, IndexFilter filter, Statistics statistics, Map<String, Object> parameters) {
        List<String> conditions = new ArrayList<>();
        for (Group group : groups) {
            String name = "facets" + conditions.size();
            conditions.add("e.facets && cast(:" + name + " as text[])");
            parameters.put(name, group.facets().toArray(String[]::new));
        }
        if (filter.at() != null && statistics.entriesWith(FacetTerms.WINDOW) > 0) {
            conditions.add(
                    "(e.valid_from is null or e.valid_from <= :at) and (e.valid_until is null or e.valid_until > :at)");
            parameters.put("at", Objects.requireNonNull(filter.at()).toEpochMilli());
        }
        return conditions;
    }

    /** The conditions, each with an {@code and} before it. */
    String andConditions() {
        return conditions.isEmpty() ? "" : " and " + String.join(" and ", conditions);
    }

    /** That a column of entry ids is among those that have a leading facet, with an {@code and} before it. */
    String andLeading(String column) {
        return leading == null ? "" : """
                and %s in (select d.entry from knowledge.index_posting d
                    where d.merchant = :merchant and d.version = :version and d.term = any(:leading))""".formatted(column);
    }
}
