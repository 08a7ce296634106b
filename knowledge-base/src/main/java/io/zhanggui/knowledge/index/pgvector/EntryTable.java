package io.zhanggui.knowledge.index.pgvector;

import io.zhanggui.knowledge.index.IndexEntry;
import io.zhanggui.knowledge.index.IndexVersion;
import java.util.Collection;
import java.util.List;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.core.simple.JdbcClient.StatementSpec;

/** The tables of entries, their postings and the counts of their terms. The caller holds the lock of the version. */
record EntryTable(JdbcTemplate template, JdbcClient jdbc) {

    private static final String COUNTED =
            "select count(*), count(*) filter (where words > 0), coalesce(sum(words), 0) from ";

    private static final String REMOVE = """
            with gone as (
                delete from knowledge.index_entry where merchant = :merchant and version = :version and passage = any(:passages)
                returning id, terms, words),
            unposted as (
                delete from knowledge.index_posting p using (select id, unnest(terms) as term from gone) g
                where p.merchant = :merchant and p.version = :version and p.term = g.term and p.entry = g.id),
            uncounted as (
                update knowledge.index_term t set entries = t.entries - g.entries
                from (select term, count(*) as entries from gone, unnest(terms) as term group by term) g
                where t.merchant = :merchant and t.version = :version and t.term = g.term)
            """ + COUNTED + "gone";

    private static final String ADD_ENTRIES = """
            insert into knowledge.index_entry (merchant, version, id, passage, ordinal, dimension, facets, valid_from, valid_until,
                terms, words, text, meaning, exact)
            select :merchant, :version, id, passage, ordinal, vector_dims(vector), facets, valid_from, valid_until,
                terms, words, text, vector::halfvec, vector
            from pg_temp.index_load
            """;

    private static final String ADD_POSTINGS = """
            insert into knowledge.index_posting (merchant, version, term, entry, count, words)
            select :merchant, :version, t.term, l.id, t.count, l.words
            from pg_temp.index_load l, unnest(l.terms, l.counts) as t(term, count) order by t.term, l.id
            """;

    private static final String COUNT_TERMS = """
            insert into knowledge.index_term as t (merchant, version, term, entries)
            select :merchant, :version, term, count(*) from pg_temp.index_load, unnest(terms) as term group by term order by term
            on conflict (merchant, version, term) do update set entries = t.entries + excluded.entries
            """;

    /** How many entries came or went, how many of them with words, and with how many. */
    record Difference(long entries, long worded, long words) {

        static final Difference NONE = new Difference(0, 0, 0);

        Difference minus(Difference other) {
            return new Difference(entries - other.entries, worded - other.worded, words - other.words);
        }
    }

    Difference remove(IndexVersion version, StoredVersion stored, Collection<String> passages) {
        return passages.isEmpty() || stored.entries() == 0
                ? Difference.NONE
                : counted(of(REMOVE, version, stored).param("passages", passages.toArray(String[]::new)));
    }

    Difference add(IndexVersion version, StoredVersion stored, List<IndexEntry> entries) {
        if (entries.isEmpty()) {
            return Difference.NONE;
        }
        EntryLoad.copy(template, entries, stored.lastEntry() + 1);
        of(ADD_ENTRIES, version, stored).update();
        of(ADD_POSTINGS, version, stored).update();
        of(COUNT_TERMS, version, stored).update();
        return counted(jdbc.sql(COUNTED + "pg_temp.index_load"));
    }

    void drop(IndexVersion version, StoredVersion stored) {
        for (String table : List.of("index_entry", "index_posting", "index_term")) {
            of("delete from knowledge." + table + " where merchant = :merchant and version = :version", version, stored)
                    .update();
        }
    }

    private StatementSpec of(String sql, IndexVersion version, StoredVersion stored) {
        return jdbc.sql(sql).param("merchant", version.merchant().value()).param("version", stored.id());
    }

    private static Difference counted(StatementSpec count) {
        return count.query((row, number) -> new Difference(row.getLong(1), row.getLong(2), row.getLong(3)))
                .single();
    }
}
