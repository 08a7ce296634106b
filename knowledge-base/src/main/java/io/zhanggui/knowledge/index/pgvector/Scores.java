package io.zhanggui.knowledge.index.pgvector;

import java.util.Arrays;
import java.util.Comparator;
import java.util.PriorityQueue;

/** Sums of scores by entry: a hash table with open addressing, for a search adds to some 100,000 of them. Not thread-safe. */
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

    private static final Comparator<Score> WORST_FIRST =
            Comparator.comparingDouble(Score::value).thenComparing(Score::entry, Comparator.reverseOrder());

    /** Ids of entries; 0 is nobody's. */
    private long[] entries = new long[1 << 10];

    private double[] values = new double[entries.length];
    private double[] covered = new double[entries.length];
    private int size;

    /** Takes what an entry has come to. */
    interface Reader {
        void entry(long id, double value, double covered);
    }

    /** Adds to the score of an entry, and to what is covered. */
    void add(long entry, double value, double cover) {
        if (size * 2 >= entries.length) {
            grow();
        }
        int slot = slot(entry);
        if (entries[slot] == 0) {
            entries[slot] = entry;
            size++;
        }
        values[slot] += value;
        covered[slot] += cover;
    }

    /** Lets the value and the cover of an entry be no less than these. */
    void raise(long entry, double value, double cover) {
        add(entry, 0, 0);
        int slot = slot(entry);
        values[slot] = Math.max(values[slot], value);
        covered[slot] = Math.max(covered[slot], cover);
    }

    void each(Reader reader) {
        for (int i = 0; i < entries.length; i++) {
            if (entries[i] != 0) {
                reader.entry(entries[i], values[i], covered[i]);
            }
        }
    }

    private int slot(long entry) {
        int mask = entries.length - 1;
        int slot = Long.hashCode(entry * 0x9E3779B97F4A7C15L) & mask;
        while (entries[slot] != 0 && entries[slot] != entry) {
            slot = (slot + 1) & mask;
        }
        return slot;
    }

    private void grow() {
        long[] oldEntries = entries;
        double[] oldValues = values;
        double[] oldCovered = covered;
        entries = new long[oldEntries.length * 2];
        values = new double[entries.length];
        covered = new double[entries.length];
        for (int i = 0; i < oldEntries.length; i++) {
            if (oldEntries[i] != 0) {
                int slot = slot(oldEntries[i]);
                entries[slot] = oldEntries[i];
                values[slot] = oldValues[i];
                covered[slot] = oldCovered[i];
            }
        }
    }

    Score of(long entry) {
        int slot = slot(entry);
        return entries[slot] == 0 ? Score.none(entry) : new Score(entry, values[slot], covered[slot]);
    }

    int size() {
        return size;
    }

    /** The best ones, the best first. */
    Score[] best(int limit) {
        PriorityQueue<Score> best = new PriorityQueue<>(WORST_FIRST);
        for (int i = 0; i < entries.length; i++) {
            if (entries[i] != 0
                    && (best.size() < limit || values[i] >= best.element().value())) {
                best.add(new Score(entries[i], values[i], covered[i]));
                if (best.size() > limit) {
                    best.remove();
                }
            }
        }
        Score[] sorted = best.toArray(Score[]::new);
        Arrays.sort(sorted, WORST_FIRST.reversed());
        return sorted;
    }
}
