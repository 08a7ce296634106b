package io.zhanggui.knowledge.index.lucene;

import dev.langchain4j.data.embedding.Embedding;
import io.zhanggui.knowledge.index.IndexEntry;
import java.util.List;
import org.apache.lucene.document.BinaryDocValuesField;
import org.apache.lucene.document.Document;
import org.apache.lucene.document.Field;
import org.apache.lucene.document.KnnFloatVectorField;
import org.apache.lucene.document.NumericDocValuesField;
import org.apache.lucene.document.StringField;
import org.apache.lucene.document.TextField;
import org.apache.lucene.index.Term;
import org.apache.lucene.index.VectorSimilarityFunction;
import org.apache.lucene.util.BytesRef;

/** How an index entry lies in Lucene: one document for each entry. */
record EntryDocuments(int dimension) {

    static final String PASSAGE = "passage";
    static final String ORDINAL = "ordinal";
    static final String WORDS = "words";
    static final String TEXT = "text";
    static final String VECTOR = "vector";

    static Term ofPassage(String passageId) {
        return new Term(PASSAGE, passageId);
    }

    List<Document> of(List<IndexEntry> entries) {
        return entries.stream().map(this::of).toList();
    }

    private Document of(IndexEntry entry) {
        Document document = new Document();
        document.add(new StringField(PASSAGE, entry.passageId(), Field.Store.NO));
        document.add(new BinaryDocValuesField(PASSAGE, new BytesRef(entry.passageId())));
        document.add(new NumericDocValuesField(ORDINAL, entry.ordinal()));
        FacetFields.add(entry.facets(), document);
        document.add(new TextField(WORDS, entry.text(), Field.Store.NO));
        document.add(new BinaryDocValuesField(TEXT, new BytesRef(entry.text())));
        document.add(new KnnFloatVectorField(VECTOR, entry.vector().vector(), VectorSimilarityFunction.DOT_PRODUCT));
        return document;
    }

    void check(IndexEntry entry) {
        check(entry.vector());
    }

    /** Refuses a vector that has not the index version's length. */
    void check(Embedding vector) {
        if (vector.dimension() != dimension) {
            throw new IllegalArgumentException(
                    "A vector of " + vector.dimension() + " numbers does not fit an index of " + dimension);
        }
    }
}
