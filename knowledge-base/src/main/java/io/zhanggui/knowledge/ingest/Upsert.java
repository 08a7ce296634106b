package io.zhanggui.knowledge.ingest;

import static java.util.stream.Collectors.joining;

import java.util.List;
import java.util.stream.Stream;

/** Builds the {@code merge} that inserts a row or updates the one with its key, in SQL that both stores understand. */
final class Upsert {

    private Upsert() {}

    /**
     * @param type SQL type, which both stores want to know for a parameter in a select
     */
    record Column(String name, String type) {

        static Column text(String name) {
            return new Column(name, "varchar");
        }
    }

    /** Parameters: the key, then the values. */
    static String sql(String table, List<Column> key, List<Column> values) {
        List<Column> all = Stream.concat(key.stream(), values.stream()).toList();
        return "merge into knowledge.%s t using (select %s) s on (%s) when matched then update set %s when not matched then insert (%s) values (%s)"
                .formatted(
                        table,
                        each(all, "cast(? as %2$s) as %1$s", ", "),
                        each(key, "t.%1$s = s.%1$s", " and "),
                        each(values, "%1$s = s.%1$s", ", "),
                        each(all, "%1$s", ", "),
                        each(all, "s.%1$s", ", "));
    }

    private static String each(List<Column> columns, String form, String separator) {
        return columns.stream()
                .map(column -> form.formatted(column.name(), column.type()))
                .collect(joining(separator));
    }
}
