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

    /** What is added to tf in the divisor, whatever the length. */
    double constant() {
        return K1 * (1 - B);
    }

    /** What is added to tf in the divisor for each word of the text. */
    double perWord() {
        return words == 0 ? 0 : K1 * B * worded / words;
    }
}
