package io.zhanggui.knowledge.ingest;

import java.util.Collection;

/**
 * A list of ids in a query, as a table.
 *
 * <p>For {@code merchant = :merchant and id in (:ids)} H2 reads every row of the merchant; a join it answers from its index.
 * PostgreSQL reads every row for a join too while it has no statistics, that is all through a first import, which is one transaction:
 * there, a subquery for each id is asked for.
 */
final class Listed {

    /** To stand in a {@code from}: {@code listed.id}. Its parameter is {@code ids}. */
    static final String IDS = "unnest(cast(:ids as varchar array)) as listed (id)";

    private Listed() {}

    /** What to give as the parameter. */
    static String[] ids(Collection<String> ids) {
        return ids.stream().distinct().toArray(String[]::new);
    }
}
