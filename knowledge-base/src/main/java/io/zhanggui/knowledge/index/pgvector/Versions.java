package io.zhanggui.knowledge.index.pgvector;

import io.zhanggui.knowledge.index.IndexVersion;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.core.simple.JdbcClient.StatementSpec;

/** The table of index versions. */
record Versions(JdbcClient jdbc) {

    private static final String COLUMNS = "id, applied, last_entry, entries, worded, words, loose";
    private static final String KEY = " where merchant = :merchant and model = :model and dimension = :dimension";

    Optional<StoredVersion> find(IndexVersion version) {
        return named("select " + COLUMNS + " from knowledge.index_version" + KEY, version)
                .query(Versions::read)
                .optional();
    }

    /** Makes the version if there is none, and keeps other writers of it out until the caller's transaction ends. */
    StoredVersion lock(IndexVersion version) {
        return named("""
                        insert into knowledge.index_version as v (merchant, model, dimension) values (:merchant, :model, :dimension)
                        on conflict (merchant, model, dimension) do update set applied = v.applied
                        returning\s""" + COLUMNS, version).query(Versions::read).single();
    }

    /** Counts what has come and gone; the caller holds the {@link #lock}. */
    void advance(IndexVersion version, EntryTable.Change change, long applied) {
        EntryTable.Count come = change.come();
        EntryTable.Count gone = change.gone();
        named("""
                        update knowledge.index_version set applied = :applied, last_entry = last_entry + :come,
                        entries = entries + :entries, worded = worded + :worded, words = words + :words, loose = :loose""" + KEY, version)
                .param("applied", applied)
                .param("come", come.entries())
                .param("entries", come.entries() - gone.entries())
                .param("worded", come.worded() - gone.worded())
                .param("words", come.words() - gone.words())
                .param("loose", change.loose())
                .update();
    }

    void drop(IndexVersion version) {
        named("delete from knowledge.index_version" + KEY, version).update();
    }

    private StatementSpec named(String sql, IndexVersion version) {
        return jdbc.sql(sql)
                .param("merchant", version.merchant().value())
                .param("model", version.model())
                .param("dimension", version.dimension());
    }

    private static StoredVersion read(ResultSet row, int number) throws SQLException {
        return new StoredVersion(
                row.getLong(1),
                row.getLong(2),
                row.getLong(3),
                row.getLong(4),
                row.getLong(5),
                row.getLong(6),
                row.getLong(7));
    }
}
