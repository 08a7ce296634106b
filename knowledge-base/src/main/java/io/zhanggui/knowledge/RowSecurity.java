package io.zhanggui.knowledge;

import java.util.List;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * Row-level security of PostgreSQL for every table that tells the merchant of its rows, by a column {@code merchant} or {@code
 * merchant_id}, and for the table {@code merchant} itself: a row is there for the merchant that the connection is bound to, and
 * for the installation's own work. It binds the owner of the tables too, but no superuser and no role with {@code BYPASSRLS}.
 */
public final class RowSecurity {

    private static final String POLICY = "rows_of_the_merchant";
    private static final String BOUND = "(select current_setting('" + BoundConnection.SETTING + "', true))";
    private static final String TABLES = """
            select quote_ident(n.nspname) || '.' || quote_ident(c.relname) as name,
                (select quote_ident(a.attname) from pg_attribute a
                    where a.attrelid = c.oid and not a.attisdropped
                    and (a.attname in ('merchant', 'merchant_id') or c.relname = 'merchant' and a.attname = 'id')) as merchant,
                c.relrowsecurity and c.relforcerowsecurity and exists
                    (select 1 from pg_policy p where p.polrelid = c.oid and p.polname = '%s') as secured
            from pg_class c join pg_namespace n on n.oid = c.relnamespace
            where n.nspname = :schema and c.relkind in ('r', 'p') and c.relname not like '%%schema_history'
            order by 1
            """.formatted(POLICY);

    private RowSecurity() {}

    private record Table(String name, @Nullable String merchant, boolean secured) {}

    /**
     * Secures the tables of a schema and lets a role work with them; what is so already stays as it is.
     *
     * @param owner connections of the role that owns the tables
     * @param role the role that the service has; may be the owner
     */
    public static void apply(DataSource owner, String schema, String role) {
        SchemaChange.alone(owner, template -> {
            List<Table> tables = JdbcClient.create(template)
                    .sql(TABLES)
                    .param("schema", schema)
                    .query((row, number) -> new Table(row.getString(1), row.getString(2), row.getBoolean(3)))
                    .list();
            tables.stream()
                    .filter(table -> table.merchant() != null && !table.secured())
                    .forEach(table -> secure(template, table));
            grant(template, schema, role, tables);
        });
    }

    private static void secure(JdbcTemplate template, Table table) {
        template.execute("alter table %s enable row level security, force row level security".formatted(table.name()));
        template.execute("drop policy if exists %s on %s".formatted(POLICY, table.name()));
        template.execute("create policy %s on %s using (%s = %s or %s = '%s')"
                .formatted(POLICY, table.name(), table.merchant(), BOUND, BOUND, Tenancy.EVERYBODY));
    }

    private static void grant(JdbcTemplate template, String schema, String role, List<Table> tables) {
        String quoted = "\"" + role.replace("\"", "\"\"") + "\"";
        template.execute("grant usage on schema %s to %s".formatted(schema, quoted));
        tables.forEach(table ->
                template.execute("grant select, insert, update, delete on %s to %s".formatted(table.name(), quoted)));
    }
}
