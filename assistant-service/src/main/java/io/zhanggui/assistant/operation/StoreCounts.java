package io.zhanggui.assistant.operation;

import io.zhanggui.knowledge.Tenancy;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Collectors;
import org.springframework.dao.DataAccessException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Counts rows of all merchants, each query at most every ten seconds. Thread-safe. */
@Component
class StoreCounts {

    static final String JOBS = "select status, count(*) from copy_job group by status";
    static final String OPEN_ITEMS = "select i.status, count(*) from copy_item i join copy_job j on j.id = i.job_id"
            + " where j.finished_at is null group by i.status";
    static final String IMPORTS = "select kind, count(*) from import_run where state = 'running' group by kind";
    static final String MERCHANTS = "select 'all', count(*) from merchant";
    static final String CONVERSATIONS = "select 'all', count(*) from conversation";

    private static final Duration FRESH = Duration.ofSeconds(10);

    private final Map<String, Counted> known = new ConcurrentHashMap<>();
    private final JdbcClient jdbc;
    private final Clock clock;

    StoreCounts(JdbcClient jdbc, Clock clock) {
        this.jdbc = jdbc;
        this.clock = clock;
    }

    /** What the query counts under this name; not a number while the database is away. */
    double count(String query, String name) {
        Instant now = clock.instant();
        try {
            return known.compute(
                            query,
                            (key, before) ->
                                    before == null || before.at().plus(FRESH).isBefore(now)
                                            ? counted(key, now)
                                            : before)
                    .counts()
                    .getOrDefault(name, 0L);
        } catch (DataAccessException away) {
            return Double.NaN;
        }
    }

    private Counted counted(String query, Instant now) {
        return new Counted(
                Tenancy.acrossMerchants(() -> jdbc.sql(query)
                                .query((row, number) ->
                                        Map.entry(row.getString(1).toLowerCase(Locale.ROOT), row.getLong(2)))
                                .list())
                        .stream()
                        .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue)),
                now);
    }

    private record Counted(Map<String, Long> counts, Instant at) {}
}
