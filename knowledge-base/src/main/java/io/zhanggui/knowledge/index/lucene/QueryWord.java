package io.zhanggui.knowledge.index.lucene;

import static java.util.Objects.requireNonNull;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.apache.lucene.index.Term;
import org.apache.lucene.search.CollectionStatistics;
import org.apache.lucene.search.IndexSearcher;
import org.apache.lucene.search.Query;
import org.apache.lucene.search.TermQuery;
import org.apache.lucene.search.similarities.Similarity.SimScorer;
import org.jspecify.annotations.Nullable;

/**
 * A word of a query, as the index knows it.
 *
 * @param bm25 scores the word in a document; null where no document has it
 */
record QueryWord(Term term, double idf, @Nullable SimScorer bm25) {

    boolean known() {
        return bm25 != null;
    }

    Query query() {
        return new TermQuery(term);
    }

    /** Of a document that has the word so many times. */
    double score(int times, long norm) {
        return requireNonNull(bm25).score(times, norm);
    }

    static double idf(List<QueryWord> words) {
        return words.stream().mapToDouble(QueryWord::idf).sum();
    }

    /** Looks words up in one snapshot of an index. */
    static final class Reader {

        private final IndexSearcher searcher;
        private final @Nullable CollectionStatistics all;

        Reader(IndexSearcher searcher) throws IOException {
            this.searcher = searcher;
            this.all = searcher.collectionStatistics(EntryDocuments.WORDS);
        }

        List<QueryWord> words(List<String> forms) throws IOException {
            List<QueryWord> words = new ArrayList<>(forms.size());
            for (String form : forms) {
                words.add(word(new Term(EntryDocuments.WORDS, form)));
            }
            return words;
        }

        private QueryWord word(Term term) throws IOException {
            int documents = searcher.getIndexReader().docFreq(term);
            double idf = idf(all == null ? 0 : all.docCount(), documents);
            if (all == null || documents == 0) {
                return new QueryWord(term, idf, null);
            }
            long occurrences = searcher.getIndexReader().totalTermFreq(term);
            return new QueryWord(
                    term,
                    idf,
                    searcher.getSimilarity().scorer(1, all, searcher.termStatistics(term, documents, occurrences)));
        }

        /** As {@code BM25Similarity} has it. */
        private static double idf(long documents, long having) {
            return Math.log1p((documents - having + 0.5) / (having + 0.5));
        }
    }
}
