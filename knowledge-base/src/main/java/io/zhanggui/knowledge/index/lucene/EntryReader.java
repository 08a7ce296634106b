package io.zhanggui.knowledge.index.lucene;

import dev.langchain4j.data.embedding.Embedding;
import io.zhanggui.knowledge.index.IndexHit;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.apache.lucene.index.BinaryDocValues;
import org.apache.lucene.index.DocValues;
import org.apache.lucene.index.FloatVectorValues;
import org.apache.lucene.index.KnnVectorValues.DocIndexIterator;
import org.apache.lucene.index.LeafReader;
import org.apache.lucene.index.NumericDocValues;
import org.apache.lucene.util.VectorUtil;
import org.jspecify.annotations.Nullable;

/** Reads entries of one segment, in ascending order of documents. */
record EntryReader(
        BinaryDocValues passages,
        NumericDocValues ordinals,
        BinaryDocValues texts,
        FloatVectorValues vectors,
        DocIndexIterator vectorPlaces) {

    static EntryReader of(LeafReader segment) throws IOException {
        FloatVectorValues vectors = segment.getFloatVectorValues(EntryDocuments.VECTOR);
        return new EntryReader(
                DocValues.getBinary(segment, EntryDocuments.PASSAGE),
                DocValues.getNumeric(segment, EntryDocuments.ORDINAL),
                DocValues.getBinary(segment, EntryDocuments.TEXT),
                vectors,
                vectors.iterator());
    }

    List<IndexHit> read(int[] documents, KeywordLeg.Score[] keywords, float @Nullable [] queryVector)
            throws IOException {
        List<IndexHit> hits = new ArrayList<>(documents.length);
        for (int i = 0; i < documents.length; i++) {
            hits.add(read(documents[i], keywords[i], queryVector));
        }
        return hits;
    }

    private IndexHit read(int document, KeywordLeg.Score keywords, float @Nullable [] queryVector) throws IOException {
        passages.advanceExact(document);
        ordinals.advanceExact(document);
        texts.advanceExact(document);
        vectorPlaces.advance(document);
        float[] vector = vectors.vectorValue(vectorPlaces.index()).clone();
        return new IndexHit(
                passages.binaryValue().utf8ToString(),
                (int) ordinals.longValue(),
                texts.binaryValue().utf8ToString(),
                keywords.bm25(),
                keywords.coverage(),
                queryVector == null ? 0 : VectorUtil.dotProduct(queryVector, vector),
                Embedding.from(vector));
    }
}
