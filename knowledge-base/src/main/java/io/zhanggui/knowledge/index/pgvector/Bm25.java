package io.zhanggui.knowledge.index.pgvector;

/**
 * BM25 as Lucene's {@code BM25Similarity} has it, with lengths that are not rounded: idf · tf / (tf + k₁ · (1 − b + b · words
 * / average)).
 *
 * @param worded how many texts there are
 * @param words how many words they have together
 * @see <a href="https://doi.org/10.1561/1500000019">Robertson and Zaragoza, The Probabilistic Relevance Framework</a>
 */
record Bm25(long worded, long words) {

    private static final double K1 = 1.2;
    private static final double B = 0.75;

    /** The inverse document frequency of a word that so many texts have. */
    double idf(long texts) {
        return Math.log1p((worded - texts + 0.5) / (texts + 0.5));
    }

    /** How much of its idf a word counts for that stands so many times in a text of so many words. */
    double saturation(int count, int length) {
        return count / (count + K1 * (1 - B + B * length * worded / words));
    }
}
