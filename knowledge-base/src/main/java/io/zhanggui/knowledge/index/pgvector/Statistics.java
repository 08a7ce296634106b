package io.zhanggui.knowledge.index.pgvector;

import io.zhanggui.knowledge.index.IndexVersion;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * What is known of a version before it is searched.
 *
 * @param entriesWith how many entries have a term, for those of the asked terms that any has
 */
record Statistics(long version, long entries, Bm25 bm25, Map<String, Long> entriesWith) {

    private static final String SQL = """
            select v.id, v.entries, v.worded, v.words, t.term, t.entries
            from knowledge.index_version v
            left join knowledge.index_term t
                on t.merchant = v.merchant and t.version = v.id and t.term = any(:terms) and t.entries > 0
            where v.merchant = :merchant and v.model = :model and v.dimension = :dimension
            """;

    private record Row(long version, long entries, Bm25 bm25, String term, long entriesWith) {}

    static Optional<Statistics> of(IndexVersion version, Collection<String> terms, JdbcClient jdbc) {
        List<Row> rows = jdbc.sql(SQL)
                .param("terms", terms.toArray(String[]::new))
                .param("merchant", version.merchant().value())
                .param("model", version.model())
                .param("dimension", version.dimension())
                .query((row, number) -> new Row(
                        row.getLong(1),
                        row.getLong(2),
                        new Bm25(row.getLong(3), row.getLong(4)),
                        row.getString(5),
                        row.getLong(6)))
                .list();
        return rows.isEmpty() ? Optional.empty() : Optional.of(of(rows));
    }

    private static Statistics of(List<Row> rows) {
        Map<String, Long> entriesWith = new HashMap<>();
        for (Row row : rows) {
            if (row.term() != null) {
                entriesWith.put(row.term(), row.entriesWith());
            }
        }
        Row any = rows.getFirst();
        return new Statistics(any.version(), any.entries(), any.bm25(), entriesWith);
    }

    long entriesWith(String term) {
        return entriesWith.getOrDefault(term, 0L);
    }

    /** How many entries have one of these terms, of which none has two. */
    long entriesWithOneOf(List<String> terms) {
        return terms.stream().mapToLong(this::entriesWith).sum();
    }
}
