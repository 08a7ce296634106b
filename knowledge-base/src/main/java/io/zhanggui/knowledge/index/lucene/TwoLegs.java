package io.zhanggui.knowledge.index.lucene;

import dev.langchain4j.data.embedding.Embedding;
import io.zhanggui.knowledge.index.IndexHit;
import io.zhanggui.knowledge.index.IndexQuery;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.SortedSet;
import java.util.TreeSet;
import org.apache.lucene.index.LeafReader;
import org.apache.lucene.index.LeafReaderContext;
import org.apache.lucene.search.IndexSearcher;
import org.apache.lucene.search.KnnFloatVectorQuery;
import org.apache.lucene.search.Query;
import org.apache.lucene.search.ScoreDoc;
import org.jspecify.annotations.Nullable;

/** One search by meaning and by keyword in one snapshot of an index. */
record TwoLegs(IndexSearcher searcher, EntryDocuments documents) {

    List<IndexHit> search(IndexQuery query) throws IOException {
        @Nullable Query filter = FacetFields.query(query.filter(), searcher.getIndexReader());
        float @Nullable [] vector = vector(query);
        KeywordLeg keywords = KeywordLeg.of(query, searcher);
        SortedSet<Integer> found = new TreeSet<>();
        if (vector != null) {
            addBest(new KnnFloatVectorQuery(EntryDocuments.VECTOR, vector, query.candidates(), filter), query, found);
        }
        addBest(keywords.query(filter), query, found);
        return hits(found, keywords, vector);
    }

    private float @Nullable [] vector(IndexQuery query) {
        Embedding vector = query.vector();
        if (vector == null) {
            return null;
        }
        documents.check(vector);
        return vector.vector();
    }

    private void addBest(Query leg, IndexQuery asked, SortedSet<Integer> found) throws IOException {
        for (ScoreDoc document : searcher.search(leg, asked.candidates()).scoreDocs) {
            found.add(document.doc);
        }
    }

    private List<IndexHit> hits(SortedSet<Integer> found, KeywordLeg keywords, float @Nullable [] vector)
            throws IOException {
        List<IndexHit> hits = new ArrayList<>(found.size());
        for (LeafReaderContext leaf : searcher.getIndexReader().leaves()) {
            LeafReader segment = leaf.reader();
            int[] inSegment = found.subSet(leaf.docBase, leaf.docBase + segment.maxDoc()).stream()
                    .mapToInt(document -> document - leaf.docBase)
                    .toArray();
            if (inSegment.length > 0) {
                hits.addAll(EntryReader.of(segment).read(inSegment, keywords.scores(inSegment, segment), vector));
            }
        }
        return hits;
    }
}
