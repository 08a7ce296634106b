package io.zhanggui.knowledge.index.lucene;

import java.io.IOException;
import java.util.List;
import org.apache.lucene.index.LeafReader;
import org.apache.lucene.index.NumericDocValues;
import org.apache.lucene.index.PostingsEnum;
import org.jspecify.annotations.Nullable;

/** What some words come to in each of some documents of one segment, which ascend. Not thread-safe. */
final class WordSums {

    /** What the words score. */
    final double[] bm25;
    /** The sum of the idf of the words that a document has. */
    final double[] covered;
    /** How many of the words a document has. */
    final int[] words;

    private WordSums(int documents) {
        this.bm25 = new double[documents];
        this.covered = new double[documents];
        this.words = new int[documents];
    }

    static WordSums of(List<QueryWord> words, int[] documents, LeafReader segment) throws IOException {
        WordSums sums = new WordSums(documents.length);
        for (QueryWord word : words) {
            sums.add(word, documents, segment);
        }
        return sums;
    }

    private void add(QueryWord word, int[] documents, LeafReader segment) throws IOException {
        @Nullable PostingsEnum having = segment.postings(word.term(), PostingsEnum.FREQS);
        if (having == null) {
            return;
        }
        NumericDocValues lengths = segment.getNormValues(EntryDocuments.WORDS);
        for (int i = 0; i < documents.length; i++) {
            int at = having.docID() < documents[i] ? having.advance(documents[i]) : having.docID();
            if (at == documents[i]) {
                lengths.advanceExact(at);
                bm25[i] += word.score(having.freq(), lengths.longValue());
                covered[i] += word.idf();
                words[i]++;
            }
        }
    }
}
