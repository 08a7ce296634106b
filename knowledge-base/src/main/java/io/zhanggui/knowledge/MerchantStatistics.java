package io.zhanggui.knowledge;

import javax.sql.DataSource;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * What PostgreSQL knows of how its rows are spread over the merchants: nothing, on purpose.
 *
 * <p>A merchant that was not there when a table was last analyzed is expected to have no rows. All indexes that begin with the merchant
 * are equally good then, and an import of a new shop reads all its rows so far for each row. Without statistics any merchant is
 * expected to have one row in two hundred, and the index is taken that has the other columns of the query too.
 *
 * <p>The tables of the index keep theirs: each entry of a large shop is not to be looked at because few were expected.
 */
public final class MerchantStatistics {

    private static final String GATHERED = """
            select format('alter table %s alter column %I set statistics 0', c.oid::regclass, a.attname)
            from pg_class c
            join pg_namespace n on n.oid = c.relnamespace
            join pg_attribute a on a.attrelid = c.oid and not a.attisdropped
            where n.nspname = :schema and c.relkind in ('r', 'p') and c.relname not like 'index\\_%'
                and a.attname in ('merchant', 'merchant_id')
                and a.attstattarget is distinct from 0
            order by 1
            """;

    private MerchantStatistics() {}

    /**
     * Has no more of them gathered for the tables of a schema; doing it again changes nothing.
     *
     * @param owner connections of the role that owns the tables
     */
    public static void forgo(DataSource owner, String schema) {
        SchemaChange.alone(
                owner,
                template -> JdbcClient.create(template)
                        .sql(GATHERED)
                        .param("schema", schema)
                        .query(String.class)
                        .list()
                        .forEach(template::execute));
    }
}
