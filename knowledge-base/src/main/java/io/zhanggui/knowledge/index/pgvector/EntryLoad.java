package io.zhanggui.knowledge.index.pgvector;

import io.zhanggui.knowledge.index.IndexEntry;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.postgresql.PGConnection;
import org.postgresql.copy.PGCopyOutputStream;
import org.springframework.jdbc.core.JdbcTemplate;

/**
 * Brings entries to PostgreSQL by {@code COPY}, into a temporary table that is empty again after the transaction: {@code
 * COPY} into a table with row-level security is refused.
 */
final class EntryLoad {

    private static final String TABLE = """
            create temporary table if not exists index_load (id bigint, passage varchar, ordinal integer, facets text[],
                valid_from bigint, valid_until bigint, terms text[], counts integer[], words integer, text bytea, vector vector)
            on commit delete rows
            """;
    private static final String COPY = "copy pg_temp.index_load from stdin (format binary)";
    private static final int BUFFER = 1 << 16;

    private EntryLoad() {}

    /** @param firstId of the first entry; the others follow */
    static void copy(JdbcTemplate template, List<IndexEntry> entries, long firstId) {
        template.execute(TABLE);
        template.execute((Connection connection) -> {
            copy(connection.unwrap(PGConnection.class), entries, firstId);
            return entries.size();
        });
    }

    private static void copy(PGConnection connection, List<IndexEntry> entries, long firstId) throws SQLException {
        try (BinaryRows rows = new BinaryRows(new PGCopyOutputStream(connection, COPY, BUFFER))) {
            long id = firstId;
            for (IndexEntry entry : entries) {
                write(entry, id++, rows);
            }
        } catch (IOException failure) {
            if (failure.getCause() instanceof SQLException refused) {
                throw refused;
            }
            throw new UncheckedIOException(failure);
        }
    }

    private static void write(IndexEntry entry, long id, BinaryRows rows) throws IOException {
        Terms terms = Terms.of(entry);
        rows.row(11);
        rows.bigint(id);
        rows.text(entry.passageId());
        rows.integer(entry.ordinal());
        rows.texts(terms.facets());
        rows.bigint(millis(entry.facets().validity().from()));
        rows.bigint(millis(entry.facets().validity().until()));
        rows.texts(terms.counts().keySet());
        rows.integers(terms.counts().values());
        rows.integer(terms.words());
        rows.text(entry.text());
        rows.vector(entry.vector().vector());
    }

    private static @Nullable Long millis(@Nullable Instant moment) {
        return moment == null ? null : moment.toEpochMilli();
    }
}
