package io.zhanggui.knowledge.index.pgvector;

/**
 * A search as one statement, so that both legs see the same entries, or as one after HNSW was asked for itself. Those that were found are read one by one, by {@code offset 0}: where
 * PostgreSQL expects few entries of a version it would read them all.
 */
final class SearchSql {

    private static final String COSINE = "-(e.exact <#> :exact)";

    private SearchSql() {}

    /** Compares each entry that is left. Without the cast to a length, no HNSW index answers it. */
    static String exact(boolean amongIds, String conditions) {
        return sql(
                nearest((amongIds ? " and e.id = any(:ids)" : "") + conditions, "e.meaning <#> :meaning"),
                COSINE,
                conditions);
    }

    /** Asks the HNSW index of this length. */
    static String approximate(int dimension, String conditions) {
        return sql(nearest(dimension, conditions), COSINE, conditions);
    }

    /** The ids alone that the HNSW index of this length finds. */
    static String nearest(int dimension, String conditions) {
        return nearest(
                " and e.dimension = " + dimension + conditions, "e.meaning::halfvec(" + dimension + ") <#> :meaning");
    }

    /** Those of the entries that are there and left. */
    static String fetched(String conditions) {
        return fetched("select id, false as named from unnest(:ids) as f(id)", COSINE, conditions);
    }

    /** Asks the keyword leg alone. */
    static String keywords(String conditions) {
        return sql("select e.id from knowledge.index_entry e where false", "0::float8", conditions);
    }

    private static String nearest(String conditions, String order) {
        return """
                select e.id from knowledge.index_entry e
                where e.merchant = :merchant and e.version = :version %s
                order by %s limit :candidates""".formatted(conditions, order);
    }

    private static String sql(String nearest, String cosine, String named) {
        return """
            with meaning as materialized (
                %s),
            keyword as materialized (
                select s.id, s.score
                from unnest(:scored, :scores) as s(id, score)
                cross join lateral (
                    select 1 from knowledge.index_entry e
                    where e.merchant = :merchant and e.version = :version and e.id = s.id %s offset 0) e
                order by s.score desc limit :candidates)
            """.formatted(nearest, named) + fetched("""
                select id, bool_or(named) as named
                from (select id, false as named from meaning union all select id, true from keyword) legs
                group by id""", cosine, "");
    }

    private static String fetched(String found, String cosine, String conditions) {
        return """
            select f.id, e.passage, e.ordinal, e.text, e.cosine, e.exact, f.named
            from (%s) f
            cross join lateral (
                select e.passage, e.ordinal, e.text, %s as cosine, vector_send(e.exact) as exact
                from knowledge.index_entry e
                where e.merchant = :merchant and e.version = :version and e.id = f.id %s offset 0) e
            """.formatted(found, cosine, conditions);
    }
}
