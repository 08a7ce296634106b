package io.zhanggui.knowledge.retrieval;

import static java.util.Comparator.comparingLong;

import io.zhanggui.knowledge.index.Alternative;
import io.zhanggui.knowledge.retrieval.Rewording.Kind;
import java.util.Collection;
import java.util.List;
import java.util.Map;

/**
 * A place of a folded text where something else may be meant.
 *
 * @param end exclusive
 * @param said what stands there
 * @param typed its words
 * @param meant what may be meant, the best first
 */
record Replacement(int start, int end, String said, List<String> typed, List<Meant> meant, Kind kind) {

    /** What a shop calls the same is the same; the rest is a guess. */
    private static final double TRUST_IN_SLIPS = 0.6;

    private static final double TRUST_IN_THE_NEAR = 0.4;

    /** What may be meant, and its words. */
    record Meant(String text, List<String> words) {

        /** Of how many entries it may be the word, at most. */
        long entries(Map<String, Long> entriesWith) {
            return words.stream()
                    .mapToLong(word -> entriesWith.getOrDefault(word, 0L))
                    .min()
                    .orElse(0);
        }
    }

    Replacement {
        typed = typed.stream().distinct().toList();
        meant = List.copyOf(meant);
    }

    /** The same with what the index knows alone, what it knows best first. */
    Replacement known(Map<String, Long> entriesWith) {
        return new Replacement(
                start,
                end,
                said,
                typed,
                meant.stream()
                        .filter(one -> one.entries(entriesWith) > 0)
                        .sorted(comparingLong((Meant one) -> one.entries(entriesWith))
                                .reversed())
                        .toList(),
                kind);
    }

    boolean overlaps(Collection<Replacement> others) {
        return others.stream().anyMatch(other -> start < other.end() && other.start() < end);
    }

    List<Alternative> alternatives() {
        double weight =
                switch (kind) {
                    case SYNONYM -> 1;
                    case SLIP -> TRUST_IN_SLIPS;
                    case NEAR -> TRUST_IN_THE_NEAR;
                };
        return meant.stream()
                .map(one -> new Alternative(typed, one.words(), weight))
                .toList();
    }
}
