package io.zhanggui.knowledge.ingest;

import static java.util.stream.Collectors.joining;

import java.sql.Connection;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.postgresql.PGConnection;
import org.springframework.jdbc.core.JdbcTemplate;

/**
 * Inserts a row or updates the one with its key.
 *
 * <p>H2 knows the standard's {@code merge} only. PostgreSQL has to find the row of a merge by a plan, and keeps the one it made while the
 * table was next to empty: in a first import that one reads all rows of the merchant for each row. Its own {@code on conflict} needs no
 * plan.
 *
 * @param merge the statement for H2
 * @param onConflict the statement for PostgreSQL; the parameters of both are the key, then the values
 */
record Upsert(String merge, String onConflict) {

    /**
     * @param type SQL type, which H2 wants to know for a parameter in a select
     */
    record Column(String name, String type) {

        static Column text(String name) {
            return new Column(name, "varchar");
        }
    }

    static Upsert of(String table, List<Column> key, List<Column> values) {
        List<Column> all = Stream.concat(key.stream(), values.stream()).toList();
        return new Upsert(
                "merge into knowledge.%s t using (select %s) s on (%s) when matched then update set %s when not matched then insert (%s) values (%s)"
                        .formatted(
                                table,
                                each(all, "cast(? as %2$s) as %1$s", ", "),
                                each(key, "t.%1$s = s.%1$s", " and "),
                                each(values, "%1$s = s.%1$s", ", "),
                                each(all, "%1$s", ", "),
                                each(all, "s.%1$s", ", ")),
                "insert into knowledge.%s (%s) values (%s) on conflict (%s) do update set %s"
                        .formatted(
                                table,
                                each(all, "%1$s", ", "),
                                each(all, "?", ", "),
                                each(key, "%1$s", ", "),
                                each(values, "%1$s = excluded.%1$s", ", ")));
    }

    private static String each(List<Column> columns, String form, String separator) {
        return columns.stream()
                .map(column -> form.formatted(column.name(), column.type()))
                .collect(joining(separator));
    }

    /** Writes a row for each of the lists of parameters. */
    void write(JdbcTemplate template, List<@Nullable Object[]> rows) {
        boolean postgresql = Boolean.TRUE.equals(
                template.execute((Connection connection) -> connection.isWrapperFor(PGConnection.class)));
        template.batchUpdate(postgresql ? onConflict : merge, rows);
    }
}
