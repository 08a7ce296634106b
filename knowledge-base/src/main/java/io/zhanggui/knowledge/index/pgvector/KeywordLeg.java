package io.zhanggui.knowledge.index.pgvector;

import io.zhanggui.knowledge.index.Alternative;
import io.zhanggui.knowledge.index.IndexQuery;
import io.zhanggui.knowledge.index.QuerySlot;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** What a query says, in the terms of the tables. */
record KeywordLeg(List<QuerySlot> slots) {

    /** Sums of idf in another order differ by no more. */
    private static final double ROUNDING = 1e-9;

    static KeywordLeg of(IndexQuery query) {
        return new KeywordLeg(
                QuerySlot.of(query).stream().map(KeywordLeg::fitting).toList());
    }

    private static QuerySlot fitting(QuerySlot slot) {
        return new QuerySlot(
                fitting(slot.typed()),
                slot.alternatives().stream()
                        .map(other -> new Alternative(fitting(other.typed()), fitting(other.words()), other.weight()))
                        .toList());
    }

    private static List<String> fitting(List<String> words) {
        return words.stream().map(Terms::fitting).toList();
    }

    /** All different terms, typed or alternative. */
    List<String> terms() {
        return slots.stream()
                .flatMap(slot -> Stream.concat(
                        slot.typed().stream(), slot.alternatives().stream().flatMap(other -> other.words().stream())))
                .distinct()
                .toList();
    }

    /** The sum of the idf of all typed words, also of those that no entry has. */
    double mass(Statistics statistics) {
        return slots.stream().mapToDouble(slot -> idf(slot.typed(), statistics)).sum();
    }

    private static double idf(List<String> words, Statistics statistics) {
        return words.stream()
                .mapToDouble(word -> statistics.bm25().idf(statistics.entriesWith(word)))
                .sum();
    }

    /**
     * What the entries come to.
     *
     * @param left those that count; null: all
     */
    Scores scores(Postings postings, @Nullable Set<Long> left, Statistics statistics) {
        Summing summing = new Summing(postings, left, statistics);
        Scores all = new Scores();
        for (QuerySlot slot : slots) {
            if (slot.alternatives().isEmpty()) {
                summing.add(slot.typed(), all);
            } else {
                summing.most(slot).each(all::add);
            }
        }
        return all;
    }

    private record Summing(Postings postings, @Nullable Set<Long> left, Statistics statistics) {

        void add(List<String> words, Scores scores) {
            Bm25 bm25 = statistics.bm25();
            for (String word : words) {
                double idf = bm25.idf(statistics.entriesWith(word));
                postings.of(word, (entry, count, length) -> {
                    if (left == null || left.contains(entry)) {
                        scores.add(entry, idf * bm25.saturation(count, length), idf);
                    }
                });
            }
        }

        Scores most(QuerySlot slot) {
            Scores most = new Scores();
            add(slot.typed(), most);
            double typed = idf(slot.typed(), statistics);
            for (Alternative other : slot.alternatives()) {
                double whole = idf(other.words(), statistics);
                double worth = other.worth(typed, whole);
                Scores said = new Scores();
                add(other.words(), said);
                said.each((entry, value, covered) -> {
                    if (covered >= whole - ROUNDING) {
                        most.raise(entry, worth * value, worth * covered);
                    }
                });
            }
            return most;
        }
    }
}
