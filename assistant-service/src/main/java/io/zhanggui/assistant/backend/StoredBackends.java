package io.zhanggui.assistant.backend;

import java.math.BigDecimal;
import java.net.URI;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Types;
import java.time.Clock;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.core.simple.JdbcClient.StatementSpec;

/** Rows of the backends that were added at the console, and the places of all. Thread-safe. */
final class StoredBackends {

    private final JdbcClient jdbc;
    private final Clock clock;

    StoredBackends(JdbcClient jdbc, Clock clock) {
        this.jdbc = jdbc;
        this.clock = clock;
    }

    /**
     * A row.
     *
     * @param lockedKey as the vault gave it; null where there is none
     */
    record Row(StoredBackend backend, @Nullable String lockedKey) {

        @Override
        public String toString() {
            return backend.toString();
        }
    }

    /** In the order in which they were added. */
    List<Row> all() {
        return jdbc.sql("select * from stored_backend order by created_at, id")
                .query((row, number) -> row(row))
                .list();
    }

    void insert(Row row) {
        bind(row, jdbc.sql("""
                        insert into stored_backend (id, name, preset, base_url, model, locked_key, input_price,
                            cached_input_price, output_price, max_concurrent, requests_per_minute, active, created_at)
                        values (:id, :name, :preset, :url, :model, :key, :input, :cached, :output, :concurrent, :perMinute,
                            :active, :now)
                        """))
                .param("now", OffsetDateTime.ofInstant(clock.instant(), ZoneOffset.UTC))
                .update();
    }

    void update(Row row) {
        bind(row, jdbc.sql("""
                        update stored_backend set name = :name, preset = :preset, base_url = :url, model = :model,
                            locked_key = :key, input_price = :input, cached_input_price = :cached, output_price = :output,
                            max_concurrent = :concurrent, requests_per_minute = :perMinute, active = :active
                        where id = :id
                        """)).update();
    }

    void delete(String id) {
        jdbc.sql("delete from stored_backend where id = :id").param("id", id).update();
    }

    /** Places by name, counted from 0; without those that nobody has moved yet. */
    Map<String, Integer> places() {
        Map<String, Integer> places = new HashMap<>();
        jdbc.sql("select name, place from backend_place").query(row -> {
            places.put(row.getString("name"), row.getInt("place"));
        });
        return places;
    }

    /** Gives each its place, the first one the first. */
    void place(List<String> names) {
        jdbc.sql("delete from backend_place").update();
        for (int i = 0; i < names.size(); i++) {
            jdbc.sql("insert into backend_place (name, place) values (:name, :place)")
                    .param("name", names.get(i))
                    .param("place", i)
                    .update();
        }
    }

    private static StatementSpec bind(Row row, StatementSpec sql) {
        StoredBackend backend = row.backend();
        Prices prices = backend.prices();
        return sql.param("id", backend.id())
                .param("name", backend.name())
                .param("preset", backend.preset(), Types.VARCHAR)
                .param("url", backend.baseUrl().toString())
                .param("model", backend.model())
                .param("key", row.lockedKey(), Types.VARCHAR)
                .param("input", prices == null ? null : prices.input(), Types.DECIMAL)
                .param("cached", prices == null ? null : prices.cachedInput(), Types.DECIMAL)
                .param("output", prices == null ? null : prices.output(), Types.DECIMAL)
                .param("concurrent", backend.maxConcurrent(), Types.INTEGER)
                .param("perMinute", backend.requestsPerMinute(), Types.INTEGER)
                .param("active", backend.active());
    }

    private static Row row(ResultSet row) throws SQLException {
        StoredBackend backend = new StoredBackend(
                row.getString("id"),
                row.getString("name"),
                row.getString("preset"),
                URI.create(row.getString("base_url")),
                row.getString("model"),
                prices(row),
                row.getObject("max_concurrent", Integer.class),
                row.getObject("requests_per_minute", Integer.class),
                row.getBoolean("active"));
        return new Row(backend, row.getString("locked_key"));
    }

    private static @Nullable Prices prices(ResultSet row) throws SQLException {
        BigDecimal input = row.getBigDecimal("input_price");
        BigDecimal output = row.getBigDecimal("output_price");
        BigDecimal cached = row.getBigDecimal("cached_input_price");
        return input == null || output == null
                ? null
                : new Prices(plain(input), cached == null ? null : plain(cached), plain(output));
    }

    /** Without the zeros that the column adds. */
    private static BigDecimal plain(BigDecimal price) {
        BigDecimal stripped = price.stripTrailingZeros();
        return stripped.scale() < 0 ? stripped.setScale(0) : stripped;
    }
}
