package io.zhanggui.knowledge.index.pgvector;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Sums of scores by entry. Not thread-safe.
 *
 * <p>A search adds to some 100,000 of them. Ids of a version lie close together and postings come by rising id, so the sums lie in
 * pages by id: a hash table took half the time of a search.
 */
final class Scores {

    /**
     * What the words of a query come to in an entry.
     *
     * @param value BM25
     * @param covered the sum of the idf of the words that the entry has
     */
    record Score(long entry, double value, double covered) {

        static Score none(long entry) {
            return new Score(entry, 0, 0);
        }
    }

    private static final int PAGE_BITS = 13;
    private static final int PAGE = 1 << PAGE_BITS;

    private static final Comparator<Score> BEST_FIRST = (one, other) -> one.value() == other.value()
            ? Long.compare(one.entry(), other.entry())
            : Double.compare(other.value(), one.value());

    /** Looking for the best, so many times as many are kept before they are put in order. */
    private static final int KEPT = 4;

    private final Map<Long, Page> pages = new HashMap<>();
    private @Nullable Page last;
    private int size;

    /** Entries whose ids differ in the last bits only; what covers nothing is not there. */
    private static final class Page {

        private final long first;
        private final double[] values = new double[PAGE];
        private final double[] covered = new double[PAGE];

        Page(long number) {
            this.first = number << PAGE_BITS;
        }
    }

    /** Takes what an entry has come to. */
    interface Reader {
        void entry(long id, double value, double covered);
    }

    /**
     * Adds to the score of an entry, and to what is covered.
     *
     * @param cover above 0
     */
    void add(long entry, double value, double cover) {
        Page page = page(entry);
        int at = at(entry);
        if (page.covered[at] == 0) {
            size++;
        }
        page.values[at] += value;
        page.covered[at] += cover;
    }

    /** Lets the value and the cover of an entry be no less than these. */
    void raise(long entry, double value, double cover) {
        Page page = page(entry);
        int at = at(entry);
        if (page.covered[at] == 0) {
            size++;
        }
        page.values[at] = Math.max(page.values[at], value);
        page.covered[at] = Math.max(page.covered[at], cover);
    }

    private Page page(long entry) {
        Page page = last;
        long number = entry >> PAGE_BITS;
        if (page == null || page.first != number << PAGE_BITS) {
            page = pages.computeIfAbsent(number, Page::new);
            last = page;
        }
        return page;
    }

    private static int at(long entry) {
        return (int) entry & (PAGE - 1);
    }

    void each(Reader reader) {
        for (Page page : pages.values()) {
            for (int i = 0; i < PAGE; i++) {
                if (page.covered[i] > 0) {
                    reader.entry(page.first + i, page.values[i], page.covered[i]);
                }
            }
        }
    }

    Score of(long entry) {
        Page page = pages.get(entry >> PAGE_BITS);
        return page == null ? Score.none(entry) : new Score(entry, page.values[at(entry)], page.covered[at(entry)]);
    }

    int size() {
        return size;
    }

    /** The best ones, the best first; of equal ones those with the lowest ids. */
    Score[] best(int limit) {
        List<Page> byId = pages.values().stream()
                .sorted(Comparator.comparingLong(page -> page.first))
                .toList();
        List<Score> good = new ArrayList<>();
        double beaten = 0;
        for (Page page : byId) {
            for (int i = 0; i < PAGE; i++) {
                if (page.values[i] > beaten) {
                    good.add(new Score(page.first + i, page.values[i], page.covered[i]));
                    if (good.size() == KEPT * limit) {
                        beaten = cut(good, limit).value();
                    }
                }
            }
        }
        cut(good, limit);
        return good.toArray(Score[]::new);
    }

    /** Leaves the best of them, and tells the last. */
    private static Score cut(List<Score> scores, int limit) {
        scores.sort(BEST_FIRST);
        if (scores.size() > limit) {
            scores.subList(limit, scores.size()).clear();
        }
        return scores.isEmpty() ? Score.none(0) : scores.getLast();
    }
}
