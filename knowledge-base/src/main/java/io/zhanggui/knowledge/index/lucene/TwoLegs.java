package io.zhanggui.knowledge.index.lucene;

import io.zhanggui.knowledge.index.IndexHit;
import io.zhanggui.knowledge.index.IndexQuery;
import io.zhanggui.knowledge.index.Words;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import org.apache.lucene.index.LeafReaderContext;
import org.apache.lucene.index.Term;
import org.apache.lucene.search.BooleanClause.Occur;
import org.apache.lucene.search.BooleanQuery;
import org.apache.lucene.search.IndexSearcher;
import org.apache.lucene.search.KnnFloatVectorQuery;
import org.apache.lucene.search.Query;
import org.apache.lucene.search.ScoreDoc;
import org.apache.lucene.search.TermQuery;
import org.jspecify.annotations.Nullable;

/** One search by meaning and by keyword in one snapshot of an index. */
record TwoLegs(IndexSearcher searcher, EntryDocuments documents) {

    /** A query of more different words than this is cut: Lucene bounds the clauses of a query. */
    private static final int WORD_LIMIT = 512;

    List<IndexHit> search(IndexQuery query) throws IOException {
        @Nullable Query filter = FacetFields.query(query.filter(), searcher.getIndexReader());
        documents.check(query.vector());
        float[] vector = query.vector().vector();
        SortedMap<Integer, Float> keywordScores = new TreeMap<>();
        for (ScoreDoc found :
                best(new KnnFloatVectorQuery(EntryDocuments.VECTOR, vector, query.candidates(), filter), query)) {
            keywordScores.put(found.doc, 0f);
        }
        for (ScoreDoc found : best(keywords(query.text(), filter), query)) {
            keywordScores.put(found.doc, found.score);
        }
        return hits(keywordScores, vector);
    }

    private ScoreDoc[] best(Query query, IndexQuery asked) throws IOException {
        return searcher.search(query, asked.candidates()).scoreDocs;
    }

    private static Query keywords(String text, @Nullable Query filter) {
        BooleanQuery.Builder anyWord = new BooleanQuery.Builder();
        Words.of(text).stream()
                .distinct()
                .limit(WORD_LIMIT)
                .forEach(word -> anyWord.add(new TermQuery(new Term(EntryDocuments.WORDS, word)), Occur.SHOULD));
        if (filter == null) {
            return anyWord.build();
        }
        return new BooleanQuery.Builder()
                .add(anyWord.build(), Occur.MUST)
                .add(filter, Occur.FILTER)
                .build();
    }

    private List<IndexHit> hits(SortedMap<Integer, Float> keywordScores, float[] queryVector) throws IOException {
        List<IndexHit> hits = new ArrayList<>(keywordScores.size());
        for (LeafReaderContext leaf : searcher.getIndexReader().leaves()) {
            Map<Integer, Float> inLeaf = keywordScores.subMap(
                    leaf.docBase, leaf.docBase + leaf.reader().maxDoc());
            if (!inLeaf.isEmpty()) {
                EntryReader entries = EntryReader.of(leaf.reader());
                for (Map.Entry<Integer, Float> found : inLeaf.entrySet()) {
                    hits.add(entries.read(found.getKey() - leaf.docBase, found.getValue(), queryVector));
                }
            }
        }
        return hits;
    }
}
