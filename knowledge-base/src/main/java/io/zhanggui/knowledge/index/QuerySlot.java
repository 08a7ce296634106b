package io.zhanggui.knowledge.index;

import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.toList;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * One thing that a query says by keyword: a word, or some words that may be said otherwise.
 *
 * <p>What it adds to the score of an entry is the most of
 *
 * <pre>Σ idf · saturation over the typed words that the entry has
 * weight · min(1, idf of the typed words / idf of its words) · Σ idf · saturation, for each alternative of which it has all words</pre>
 *
 * <p>and to the covered idf the same without saturation. So no alternative counts for more than what was typed, a common word does
 * not count for more than a common word, and no entry scores less than without alternatives.
 *
 * @param typed different words; no other slot has them
 * @param alternatives to all of them together
 */
public record QuerySlot(List<String> typed, List<Alternative> alternatives) {

    /** A query of more different words than this is cut, and so are alternatives beyond as many words. */
    private static final int MOST_WORDS = 512;

    private static final int MOST_OTHER_WORDS = 256;

    public QuerySlot {
        typed = List.copyOf(typed);
        alternatives = List.copyOf(alternatives);
    }

    /** What the query says, each different word once. */
    public static List<QuerySlot> of(IndexQuery query) {
        Set<String> words = new LinkedHashSet<>(
                Words.of(query.text()).stream().distinct().limit(MOST_WORDS).toList());
        List<QuerySlot> slots = new ArrayList<>();
        alternatives(query, words).forEach((typed, others) -> slots.add(new QuerySlot(typed, others)));
        slots.forEach(slot -> slot.typed().forEach(words::remove));
        words.forEach(word -> slots.add(new QuerySlot(List.of(word), List.of())));
        return slots;
    }

    /** Those to words that the query has; of two to words that overlap the first. */
    private static Map<List<String>, List<Alternative>> alternatives(IndexQuery query, Set<String> words) {
        Map<List<String>, List<Alternative>> known = new LinkedHashMap<>();
        Set<String> taken = new HashSet<>();
        int[] length = new int[1];
        query.alternatives().stream()
                .filter(other -> words.containsAll(other.typed()))
                .takeWhile(other -> (length[0] += other.words().size()) <= MOST_OTHER_WORDS)
                .collect(groupingBy(other -> other.typed().stream().distinct().toList(), LinkedHashMap::new, toList()))
                .forEach((typed, others) -> {
                    if (typed.stream().noneMatch(taken::contains)) {
                        taken.addAll(typed);
                        known.put(typed, others);
                    }
                });
        return known;
    }
}
