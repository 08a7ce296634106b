package io.zhanggui.knowledge.index.lucene;

import io.zhanggui.knowledge.Validity;
import io.zhanggui.knowledge.index.Facets;
import io.zhanggui.knowledge.index.IndexFilter;
import java.io.IOException;
import java.time.Instant;
import java.util.List;
import java.util.stream.Collectors;
import org.apache.lucene.document.Document;
import org.apache.lucene.document.Field;
import org.apache.lucene.document.LongPoint;
import org.apache.lucene.document.StringField;
import org.apache.lucene.index.IndexReader;
import org.apache.lucene.index.PointValues;
import org.apache.lucene.index.Term;
import org.apache.lucene.search.BooleanClause.Occur;
import org.apache.lucene.search.BooleanQuery;
import org.apache.lucene.search.MatchAllDocsQuery;
import org.apache.lucene.search.Query;
import org.apache.lucene.search.TermInSetQuery;
import org.apache.lucene.search.TermQuery;
import org.apache.lucene.util.BytesRef;
import org.jspecify.annotations.Nullable;

/** How facets lie in Lucene, and how a search is narrowed by them. */
final class FacetFields {

    private static final String KIND = "kind";
    private static final String PRODUCT = "product";
    private static final String CATEGORY = "category";
    private static final String LANGUAGE = "language";
    /** Stands for the shop's own language: a filter can look for a term, not for its absence. */
    private static final String OWN = "";
    /** Milliseconds since 1970; entries that are valid always have neither. */
    private static final String FROM = "from";

    private static final String UNTIL = "until";

    private FacetFields() {}

    static void add(Facets facets, Document document) {
        addTerm(KIND, facets.kind().name(), document);
        addTerm(PRODUCT, facets.productCode(), document);
        addTerm(CATEGORY, facets.category(), document);
        addTerm(LANGUAGE, facets.language() == null ? OWN : facets.language(), document);
        add(facets.validity(), document);
    }

    private static void addTerm(String field, @Nullable String value, Document document) {
        if (value != null) {
            document.add(new StringField(field, value, Field.Store.NO));
        }
    }

    private static void add(Validity validity, Document document) {
        if (validity.from() != null) {
            document.add(new LongPoint(FROM, validity.from().toEpochMilli()));
        }
        if (validity.until() != null) {
            document.add(new LongPoint(UNTIL, validity.until().toEpochMilli()));
        }
    }

    /** What a search is narrowed to; null where it is not. */
    static @Nullable Query query(IndexFilter filter, IndexReader reader) throws IOException {
        BooleanQuery.Builder query = new BooleanQuery.Builder();
        if (!filter.kinds().isEmpty()) {
            query.add(anyOf(KIND, filter.kinds().stream().map(Enum::name).toList()), Occur.FILTER);
        }
        addTerm(PRODUCT, filter.productCode(), query);
        addTerm(CATEGORY, filter.category(), query);
        if (filter.language() != null) {
            query.add(anyOf(LANGUAGE, List.of(OWN, filter.language())), Occur.FILTER);
        }
        if (filter.at() != null && windows(reader)) {
            query.add(validAt(filter.at()), Occur.FILTER);
        }
        BooleanQuery built = query.build();
        return built.clauses().isEmpty() ? null : built;
    }

    private static void addTerm(String field, @Nullable String value, BooleanQuery.Builder query) {
        if (value != null) {
            query.add(new TermQuery(new Term(field, value)), Occur.FILTER);
        }
    }

    private static Query anyOf(String field, List<String> values) {
        return new TermInSetQuery(field, values.stream().map(BytesRef::new).collect(Collectors.toSet()));
    }

    /** Most shops have no windows, and their searches no filter that would slow them down. */
    private static boolean windows(IndexReader reader) throws IOException {
        return PointValues.size(reader, FROM) + PointValues.size(reader, UNTIL) > 0;
    }

    private static Query validAt(Instant moment) {
        long millis = moment.toEpochMilli();
        return new BooleanQuery.Builder()
                .add(MatchAllDocsQuery.INSTANCE, Occur.MUST)
                .add(LongPoint.newRangeQuery(FROM, Math.addExact(millis, 1), Long.MAX_VALUE), Occur.MUST_NOT)
                .add(LongPoint.newRangeQuery(UNTIL, Long.MIN_VALUE, millis), Occur.MUST_NOT)
                .build();
    }
}
