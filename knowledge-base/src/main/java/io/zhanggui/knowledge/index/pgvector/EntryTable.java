package io.zhanggui.knowledge.index.pgvector;

import io.zhanggui.knowledge.index.IndexEntry;
import io.zhanggui.knowledge.index.IndexVersion;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.core.simple.JdbcClient.StatementSpec;

/**
 * The tables of entries, their postings and the counts of their terms. The caller holds the lock of the version.
 *
 * @param mostLoose so many loose entries are borne, and as many more as a quarter of all, before the postings are made anew
 */
record EntryTable(JdbcTemplate template, JdbcClient jdbc, long mostLoose) {

    /** Fewer entries than these at once make blocks that are too small to stay. */
    private static final int SMALL = 100;

    private static final String COUNTED =
            "select count(*), count(*) filter (where words > 0), coalesce(sum(words), 0) from ";

    private static final String REMOVE = """
            with gone as (
                delete from knowledge.index_entry where merchant = :merchant and version = :version and passage = any(:passages)
                returning terms, words),
            uncounted as (
                update knowledge.index_term t set entries = t.entries - g.entries
                from (select term, count(*) as entries from gone, unnest(terms) as term group by term) g
                where t.merchant = :merchant and t.version = :version and t.term = g.term)
            """ + COUNTED + "gone";

    private static final String ADD_ENTRIES = """
            insert into knowledge.index_entry (merchant, version, id, passage, ordinal, dimension, facets, valid_from, valid_until,
                terms, counts, words, text, meaning, exact)
            select :merchant, :version, id, passage, ordinal, vector_dims(vector), facets, valid_from, valid_until,
                terms, counts, words, text, vector::halfvec, vector
            from pg_temp.index_load
            """;

    private static final String ADD_POSTINGS = """
            insert into knowledge.index_posting (merchant, version, term, block, postings)
            select :merchant, :version, t.term, :block,
                string_agg(int4send((l.id - :block)::integer) || int4send(t.count) || int4send(l.words), ''::bytea order by l.id)
            from pg_temp.index_load l, unnest(l.terms, l.counts) as t(term, count)
            group by t.term order by t.term
            """;

    private static final String MAKE_POSTINGS_ANEW = """
            insert into knowledge.index_posting (merchant, version, term, block, postings)
            select :merchant, :version, t.term, e.block,
                string_agg(int4send((e.id - e.block)::integer) || int4send(t.count) || int4send(e.words), ''::bytea order by e.id)
            from (select id, id / 8192 * 8192 as block, terms, counts, words from knowledge.index_entry
                where merchant = :merchant and version = :version) e, unnest(e.terms, e.counts) as t(term, count)
            group by t.term, e.block order by t.term, e.block
            """;

    private static final String COUNT_TERMS = """
            insert into knowledge.index_term as t (merchant, version, term, entries)
            select :merchant, :version, term, count(*) from pg_temp.index_load, unnest(terms) as term group by term order by term
            on conflict (merchant, version, term) do update set entries = t.entries + excluded.entries
            """;

    private static final String PASSAGES = "select count(*) from knowledge.index_entry"
            + " where merchant = :merchant and version = :version and ordinal = 0";

    /** How many entries, how many of them with words, and how many words these have. */
    record Count(long entries, long worded, long words) {

        static final Count NONE = new Count(0, 0, 0);
    }

    /**
     * What came and went.
     *
     * @param loose how many entries are loose now
     */
    record Change(Count come, Count gone, long loose) {}

    /** Makes these the entries of the passages, in place of all they had. */
    Change change(IndexVersion version, StoredVersion stored, Map<String, List<IndexEntry>> passages) {
        Count gone = remove(version, stored, passages.keySet());
        Count come = add(
                version,
                stored,
                passages.values().stream().flatMap(List::stream).toList());
        long loose = stored.loose() + gone.entries() + (come.entries() < SMALL ? come.entries() : 0);
        if (loose <= mostLoose + stored.entries() / 4) {
            return new Change(come, gone, loose);
        }
        delete("index_posting", version, stored);
        of(MAKE_POSTINGS_ANEW, version, stored).update();
        return new Change(come, gone, 0);
    }

    private Count remove(IndexVersion version, StoredVersion stored, Collection<String> passages) {
        return passages.isEmpty() || stored.entries() == 0
                ? Count.NONE
                : counted(of(REMOVE, version, stored).param("passages", passages.toArray(String[]::new)));
    }

    private Count add(IndexVersion version, StoredVersion stored, List<IndexEntry> entries) {
        if (entries.isEmpty()) {
            return Count.NONE;
        }
        long first = stored.lastEntry() + 1;
        EntryLoad.copy(template, entries, first);
        of(ADD_ENTRIES, version, stored).update();
        of(ADD_POSTINGS, version, stored).param("block", first).update();
        of(COUNT_TERMS, version, stored).update();
        return counted(jdbc.sql(COUNTED + "pg_temp.index_load"));
    }

    /** Each has one entry that is its first. */
    long passages(IndexVersion version, StoredVersion stored) {
        return of(PASSAGES, version, stored).query(Long.class).single();
    }

    void drop(IndexVersion version, StoredVersion stored) {
        List.of("index_entry", "index_posting", "index_term").forEach(table -> delete(table, version, stored));
    }

    private void delete(String table, IndexVersion version, StoredVersion stored) {
        of("delete from knowledge." + table + " where merchant = :merchant and version = :version", version, stored)
                .update();
    }

    private StatementSpec of(String sql, IndexVersion version, StoredVersion stored) {
        return jdbc.sql(sql).param("merchant", version.merchant().value()).param("version", stored.id());
    }

    private static Count counted(StatementSpec count) {
        return count.query((row, number) -> new Count(row.getLong(1), row.getLong(2), row.getLong(3)))
                .single();
    }
}
