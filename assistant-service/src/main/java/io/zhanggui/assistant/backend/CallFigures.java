package io.zhanggui.assistant.backend;

import io.zhanggui.knowledge.MerchantId;
import io.zhanggui.knowledge.Tenancy;
import java.math.BigDecimal;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.core.simple.JdbcClient.StatementSpec;

/**
 * What the ledger of calls adds up to: of one shop, or of all where the merchant is null. No figure looks further back than
 * 30 days. Thread-safe.
 */
public final class CallFigures {

    private static final int MONTH = 30;
    private static final int WEEK = 7;
    private static final Duration DAY = Duration.ofHours(24);
    private static final String ASKED = " and backend <> 'offline' and outcome not like 'skipped%' ";
    private static final String WRITTEN = " and backend <> 'offline' and outcome in ('ok', 'cut_off') ";

    private final JdbcClient jdbc;
    private final Clock clock;

    CallFigures(JdbcClient jdbc, Clock clock) {
        this.jdbc = jdbc;
        this.clock = clock;
    }

    /**
     * What a backend has cost, in fen.
     *
     * @param today since midnight
     * @param week in seven days, today included
     * @param month in thirty days, today included
     * @param unpriced calls of the month that cost something unknown
     * @param estimated calls of the month whose tokens were estimated
     */
    public record Spent(
            String backend, BigDecimal today, BigDecimal week, BigDecimal month, long unpriced, long estimated) {}

    /**
     * How a backend has done in 24 hours; times in milliseconds, of the calls that wrote a text.
     *
     * @param firstText half of them had begun to write by then; null where none has
     */
    public record Pace(
            String backend,
            long calls,
            long failures,
            @Nullable Long p50,
            @Nullable Long p95,
            @Nullable Long firstText) {}

    /** Half of the calls of this hour took no longer. */
    public record HourlyPace(String backend, Instant hour, long p50) {}

    /** So many calls ended so in 24 hours. */
    public record Ended(String backend, String outcome, long calls) {}

    /** So much was spent at a backend on a day, in fen. */
    public record DaySpent(String backend, LocalDate day, BigDecimal fen) {}

    /** A call that gave no text. */
    public record RecentFailure(Instant at, String backend, String outcome, String purpose) {}

    public List<Spent> spent(@Nullable MerchantId merchant, ZoneId zone) {
        return of(
                merchant,
                () -> query(merchant, """
                        select backend, coalesce(sum(case when called_at >= :today then fen end), 0) as today,
                            coalesce(sum(case when called_at >= :week then fen end), 0) as week,
                            coalesce(sum(fen), 0) as total,
                            count(case when fen is null and input_tokens + output_tokens > 0 then 1 end) as unpriced,
                            count(case when estimated then 1 end) as estimated
                        from backend_call where called_at >= :since
                        """ + ASKED, "group by backend order by backend", midnight(zone, MONTH - 1))
                        .param("today", midnight(zone, 0))
                        .param("week", midnight(zone, WEEK - 1))
                        .query((row, number) -> new Spent(
                                row.getString("backend"),
                                row.getBigDecimal("today"),
                                row.getBigDecimal("week"),
                                row.getBigDecimal("total"),
                                row.getLong("unpriced"),
                                row.getLong("estimated")))
                        .list());
    }

    public List<Pace> pace(@Nullable MerchantId merchant) {
        return of(
                merchant,
                () -> query(merchant, """
                        select backend, count(*) as calls,
                            count(case when outcome not in ('ok', 'cut_off', 'cancelled') then 1 end) as failures,
                            percentile_cont(0.5) within group (order by case when outcome in ('ok', 'cut_off') then millis end) as p50,
                            percentile_cont(0.95) within group (order by case when outcome in ('ok', 'cut_off') then millis end) as p95,
                            percentile_cont(0.5) within group (order by first_millis) as first_text
                        from backend_call where called_at >= :since
                        """ + ASKED, "group by backend order by backend", yesterday())
                        .query((row, number) -> new Pace(
                                row.getString("backend"),
                                row.getLong("calls"),
                                row.getLong("failures"),
                                millis(row, "p50"),
                                millis(row, "p95"),
                                millis(row, "first_text")))
                        .list());
    }

    public List<HourlyPace> hourlyPace(@Nullable MerchantId merchant) {
        return of(
                merchant,
                () -> query(
                                merchant,
                                """
                        select backend, date_trunc('hour', called_at) as at_hour,
                            percentile_cont(0.5) within group (order by millis) as p50
                        from backend_call where called_at >= :since
                        """ + WRITTEN,
                                "group by backend, date_trunc('hour', called_at) order by 2, 1",
                                yesterday())
                        .query((row, number) -> new HourlyPace(
                                row.getString("backend"), instant(row, "at_hour"), Math.round(row.getDouble("p50"))))
                        .list());
    }

    /** The offline ones among them. */
    public List<Ended> ended(@Nullable MerchantId merchant) {
        return of(
                merchant,
                () -> query(merchant, """
                        select backend, outcome, count(*) as calls from backend_call where called_at >= :since
                        """, "group by backend, outcome order by backend, outcome", yesterday())
                        .query((row, number) ->
                                new Ended(row.getString("backend"), row.getString("outcome"), row.getLong("calls")))
                        .list());
    }

    /** The days on which something was spent, the earliest first. */
    public List<DaySpent> daily(@Nullable MerchantId merchant, ZoneId zone) {
        record Hour(String backend, Instant at, BigDecimal fen) {}
        List<Hour> hours = of(
                merchant,
                () -> query(
                                merchant,
                                """
                        select backend, date_trunc('hour', called_at) as at_hour, sum(fen) as fen
                        from backend_call where called_at >= :since and fen > 0
                        """,
                                "group by backend, date_trunc('hour', called_at) order by 2, 1",
                                midnight(zone, MONTH - 1))
                        .query((row, number) ->
                                new Hour(row.getString("backend"), instant(row, "at_hour"), row.getBigDecimal("fen")))
                        .list());
        Map<DaySpent, BigDecimal> days = new LinkedHashMap<>();
        for (Hour hour : hours) {
            DaySpent day = new DaySpent(hour.backend(), hour.at().atZone(zone).toLocalDate(), BigDecimal.ZERO);
            days.merge(day, hour.fen(), BigDecimal::add);
        }
        return days.entrySet().stream()
                .map(day -> new DaySpent(day.getKey().backend(), day.getKey().day(), day.getValue()))
                .toList();
    }

    /** The latest first, of seven days. */
    public List<RecentFailure> failures(@Nullable MerchantId merchant, int most) {
        return of(
                merchant,
                () -> query(
                                merchant,
                                """
                        select called_at, backend, outcome, purpose from backend_call where called_at >= :since
                            and outcome not in ('ok', 'cut_off', 'cancelled')
                        """ + ASKED,
                                "order by called_at desc limit :most",
                                utc(clock.instant().minus(WEEK, ChronoUnit.DAYS)))
                        .param("most", most)
                        .query((row, number) -> new RecentFailure(
                                instant(row, "called_at"),
                                row.getString("backend"),
                                row.getString("outcome"),
                                row.getString("purpose")))
                        .list());
    }

    private static <T> List<T> of(
            @Nullable MerchantId merchant, ScopedValue.CallableOp<List<T>, RuntimeException> rows) {
        return merchant == null ? Tenancy.acrossMerchants(rows) : Tenancy.within(merchant, rows);
    }

    private StatementSpec query(@Nullable MerchantId merchant, String select, String rest, OffsetDateTime since) {
        String whose = merchant == null ? "" : " and merchant_id = :merchant ";
        StatementSpec sql = jdbc.sql(select + whose + rest).param("since", since);
        return merchant == null ? sql : sql.param("merchant", merchant.value());
    }

    private OffsetDateTime midnight(ZoneId zone, int daysAgo) {
        LocalDate day = clock.instant().atZone(zone).toLocalDate().minusDays(daysAgo);
        return utc(day.atStartOfDay(zone).toInstant());
    }

    private OffsetDateTime yesterday() {
        return utc(clock.instant().minus(DAY));
    }

    private static OffsetDateTime utc(Instant time) {
        return time.atOffset(ZoneOffset.UTC);
    }

    private static Instant instant(ResultSet row, String column) throws SQLException {
        return Objects.requireNonNull(row.getObject(column, OffsetDateTime.class))
                .toInstant();
    }

    private static @Nullable Long millis(ResultSet row, String column) throws SQLException {
        double millis = row.getDouble(column);
        return row.wasNull() ? null : Math.round(millis);
    }
}
