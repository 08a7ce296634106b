package io.zhanggui.knowledge.index.pgvector;

/** A search as one statement, so that both legs see the same entries. */
final class SearchSql {

    private SearchSql() {}

    /** Compares each entry that may be left. Without the cast to a length, no HNSW index answers it. */
    static String exact(Narrowing narrowing) {
        return sql(narrowing.andLeading("e.id") + narrowing.andConditions(), "e.meaning <#> :meaning", narrowing);
    }

    /** Asks the HNSW index of this length. */
    static String approximate(Narrowing narrowing, int dimension) {
        return sql(
                " and e.dimension = " + dimension + narrowing.andConditions(),
                "e.meaning::halfvec(" + dimension + ") <#> :meaning",
                narrowing);
    }

    private static String sql(String conditions, String order, Narrowing narrowing) {
        return """
            with meaning as materialized (
                select e.id from knowledge.index_entry e
                where e.merchant = :merchant and e.version = :version %s
                order by %s limit :candidates),
            rare as (
                select p.entry as id, sum(w.idf * p.count / (p.count + :constant + :perWord * p.words)) as score
                from unnest(:rare, :rareIdf) as w(word, idf)
                join knowledge.index_posting p on p.merchant = :merchant and p.version = :version and p.term = w.word %s
                group by p.entry order by score desc),
            best as materialized (
                select r.id, r.score from rare r%s
                order by r.score desc limit :margin),
            keyword as materialized (
                select b.id, b.score + coalesce((
                    select sum(w.idf * p.count / (p.count + :constant + :perWord * p.words))
                    from unnest(:common, :commonIdf) as w(word, idf)
                    join knowledge.index_posting p
                        on p.merchant = :merchant and p.version = :version and p.term = w.word and p.entry = b.id), 0) as score
                from best b order by score desc limit :candidates),
            found as (select id from meaning union select id from keyword)
            select e.passage, e.ordinal, e.text, coalesce(k.score, 0), coalesce(k.covered, 0), -(e.exact <#> :exact) as cosine,
                vector_send(e.exact)
            from found f
            join knowledge.index_entry e on e.merchant = :merchant and e.version = :version and e.id = f.id
            cross join lateral (
                select sum(w.idf * p.count / (p.count + :constant + :perWord * p.words)) as score, sum(w.idf) as covered
                from unnest(:words, :idf) as w(word, idf)
                join knowledge.index_posting p
                    on p.merchant = :merchant and p.version = :version and p.term = w.word and p.entry = f.id) k
            """.formatted(conditions, order, narrowing.andLeading("p.entry"), filtered(narrowing));
    }

    /** Looks at the entries in the order of their scores, and at no more than are needed. */
    private static String filtered(Narrowing narrowing) {
        return narrowing.conditions().isEmpty() ? "" : """

                cross join lateral (
                    select 1 from knowledge.index_entry e
                    where e.merchant = :merchant and e.version = :version and e.id = r.id%s offset 0) e""".formatted(narrowing.andConditions());
    }
}
