package io.zhanggui.knowledge.ingest;

import static io.zhanggui.knowledge.ingest.Upsert.Column.text;

import io.zhanggui.knowledge.PassageKind;
import io.zhanggui.knowledge.ingest.Upsert.Column;
import java.util.List;
import java.util.stream.Stream;

/**
 * A table that merchants fill.
 *
 * @param kinds the kinds of passages made of its rows
 * @param columns those between the key and the {@link Scope}
 */
record FactTable(String name, List<PassageKind> kinds, List<Column> columns) {

    static final FactTable PRODUCT = new FactTable(
            "product",
            List.of(PassageKind.PRODUCT, PassageKind.ATTRIBUTE),
            List.of(text("title"), text("category"), text("description"), text("attributes")));

    static final FactTable FAQ = new FactTable(
            "faq",
            List.of(PassageKind.FAQ),
            List.of(text("question"), text("question_hash"), text("similar_questions"), text("answer")));

    static final FactTable DOCUMENT = new FactTable(
            "document", List.of(PassageKind.DOCUMENT), List.of(text("media_type"), new Column("bytes", "bigint")));

    FactTable {
        kinds = List.copyOf(kinds);
        columns = List.copyOf(columns);
    }

    String table() {
        return "knowledge." + name;
    }

    List<String> kindNames() {
        return kinds.stream().map(PassageKind::name).toList();
    }

    /** Parameters: merchant, id, the values, the scope, content hash, time. */
    Upsert upsert() {
        List<Column> values = Stream.of(
                        columns,
                        Scope.COLUMNS,
                        List.of(text("content_hash"), new Column("updated_at", "timestamp with time zone")))
                .flatMap(List::stream)
                .toList();
        return Upsert.of(name, List.of(text("merchant"), text("id")), values);
    }
}
