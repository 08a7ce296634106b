package io.zhanggui.knowledge.index.lucene;

import dev.langchain4j.data.embedding.Embedding;
import io.zhanggui.knowledge.index.IndexEntry;
import io.zhanggui.knowledge.index.IndexQuery;
import java.util.List;
import java.util.stream.Collectors;
import org.apache.lucene.document.BinaryDocValuesField;
import org.apache.lucene.document.Document;
import org.apache.lucene.document.Field;
import org.apache.lucene.document.KnnFloatVectorField;
import org.apache.lucene.document.NumericDocValuesField;
import org.apache.lucene.document.StringField;
import org.apache.lucene.document.TextField;
import org.apache.lucene.index.Term;
import org.apache.lucene.index.VectorSimilarityFunction;
import org.apache.lucene.search.BooleanClause.Occur;
import org.apache.lucene.search.BooleanQuery;
import org.apache.lucene.search.Query;
import org.apache.lucene.search.TermInSetQuery;
import org.apache.lucene.search.TermQuery;
import org.apache.lucene.util.BytesRef;
import org.jspecify.annotations.Nullable;

/** How an index entry lies in Lucene: one document for each entry. */
record EntryDocuments(int dimension) {

    static final String PASSAGE = "passage";
    static final String ORDINAL = "ordinal";
    static final String WORDS = "words";
    static final String TEXT = "text";
    static final String VECTOR = "vector";
    private static final String KIND = "kind";
    private static final String PRODUCT = "product";

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
        document.add(new StringField(KIND, entry.kind().name(), Field.Store.NO));
        if (entry.productCode() != null) {
            document.add(new StringField(PRODUCT, entry.productCode(), Field.Store.NO));
        }
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

    /** What a query is restricted to; null where it is not. */
    static @Nullable Query filter(IndexQuery query) {
        BooleanQuery.Builder filter = new BooleanQuery.Builder();
        if (!query.kinds().isEmpty()) {
            filter.add(
                    new TermInSetQuery(
                            KIND,
                            query.kinds().stream()
                                    .map(kind -> new BytesRef(kind.name()))
                                    .collect(Collectors.toSet())),
                    Occur.FILTER);
        }
        if (query.productCode() != null) {
            filter.add(new TermQuery(new Term(PRODUCT, query.productCode())), Occur.FILTER);
        }
        BooleanQuery built = filter.build();
        return built.clauses().isEmpty() ? null : built;
    }
}
