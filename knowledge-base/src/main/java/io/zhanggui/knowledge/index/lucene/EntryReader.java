package io.zhanggui.knowledge.index.lucene;

import io.zhanggui.knowledge.index.IndexHit;
import java.io.IOException;
import org.apache.lucene.index.BinaryDocValues;
import org.apache.lucene.index.DocValues;
import org.apache.lucene.index.FloatVectorValues;
import org.apache.lucene.index.KnnVectorValues.DocIndexIterator;
import org.apache.lucene.index.LeafReader;
import org.apache.lucene.index.NumericDocValues;
import org.apache.lucene.util.VectorUtil;

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

    IndexHit read(int document, double keywordScore, float[] queryVector) throws IOException {
        passages.advanceExact(document);
        ordinals.advanceExact(document);
        texts.advanceExact(document);
        vectorPlaces.advance(document);
        return new IndexHit(
                passages.binaryValue().utf8ToString(),
                (int) ordinals.longValue(),
                texts.binaryValue().utf8ToString(),
                keywordScore,
                VectorUtil.dotProduct(queryVector, vectors.vectorValue(vectorPlaces.index())));
    }
}
