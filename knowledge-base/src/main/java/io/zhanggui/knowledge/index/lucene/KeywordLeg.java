package io.zhanggui.knowledge.index.lucene;

import io.zhanggui.knowledge.index.Words;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.apache.lucene.index.LeafReader;
import org.apache.lucene.index.NumericDocValues;
import org.apache.lucene.index.PostingsEnum;
import org.apache.lucene.index.Term;
import org.apache.lucene.search.BooleanClause.Occur;
import org.apache.lucene.search.BooleanQuery;
import org.apache.lucene.search.CollectionStatistics;
import org.apache.lucene.search.IndexSearcher;
import org.apache.lucene.search.Query;
import org.apache.lucene.search.TermQuery;
import org.apache.lucene.search.similarities.Similarity.SimScorer;
import org.jspecify.annotations.Nullable;

/**
 * The different words of a query, as the index knows them.
 *
 * @param mass the sum of the idf of all words, also of those that no entry has
 */
record KeywordLeg(List<Word> words, double mass) {

    /** A query of more different words than this is cut: Lucene bounds the clauses of a query. */
    private static final int WORD_LIMIT = 512;

    private record Word(Term term, double idf, SimScorer scorer) {}

    /** What the words say of a document. */
    record Score(double bm25, double coverage) {

        static final Score NONE = new Score(0, 0);
    }

    static KeywordLeg of(String text, IndexSearcher searcher) throws IOException {
        CollectionStatistics all = searcher.collectionStatistics(EntryDocuments.WORDS);
        List<Word> words = new ArrayList<>();
        double mass = 0;
        for (String word : Words.of(text).stream().distinct().limit(WORD_LIMIT).toList()) {
            Term term = new Term(EntryDocuments.WORDS, word);
            int documents = searcher.getIndexReader().docFreq(term);
            double idf = idf(all == null ? 0 : all.docCount(), documents);
            mass += idf;
            if (all != null && documents > 0) {
                long occurrences = searcher.getIndexReader().totalTermFreq(term);
                SimScorer scorer =
                        searcher.getSimilarity().scorer(1, all, searcher.termStatistics(term, documents, occurrences));
                words.add(new Word(term, idf, scorer));
            }
        }
        return new KeywordLeg(words, mass);
    }

    /** As {@code BM25Similarity} has it. */
    private static double idf(long documents, long having) {
        return Math.log1p((documents - having + 0.5) / (having + 0.5));
    }

    Query query(@Nullable Query filter) {
        BooleanQuery.Builder anyWord = new BooleanQuery.Builder();
        words.forEach(word -> anyWord.add(new TermQuery(word.term()), Occur.SHOULD));
        if (filter == null) {
            return anyWord.build();
        }
        return new BooleanQuery.Builder()
                .add(anyWord.build(), Occur.MUST)
                .add(filter, Occur.FILTER)
                .build();
    }

    /** Of each of the documents of one segment, which ascend. */
    Score[] scores(int[] documents, LeafReader segment) throws IOException {
        double[] bm25 = new double[documents.length];
        double[] covered = new double[documents.length];
        for (Word word : words) {
            add(word, documents, segment, bm25, covered);
        }
        Score[] scores = new Score[documents.length];
        for (int i = 0; i < documents.length; i++) {
            scores[i] = covered[i] == 0 ? Score.NONE : new Score(bm25[i] / mass, Math.min(1, covered[i] / mass));
        }
        return scores;
    }

    private static void add(Word word, int[] documents, LeafReader segment, double[] bm25, double[] covered)
            throws IOException {
        @Nullable PostingsEnum having = segment.postings(word.term(), PostingsEnum.FREQS);
        if (having == null) {
            return;
        }
        NumericDocValues lengths = segment.getNormValues(EntryDocuments.WORDS);
        for (int i = 0; i < documents.length; i++) {
            int at = having.docID() < documents[i] ? having.advance(documents[i]) : having.docID();
            if (at == documents[i]) {
                lengths.advanceExact(at);
                bm25[i] += word.scorer().score(having.freq(), lengths.longValue());
                covered[i] += word.idf();
            }
        }
    }
}
