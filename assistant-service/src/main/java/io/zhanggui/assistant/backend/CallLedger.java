package io.zhanggui.assistant.backend;

import io.zhanggui.knowledge.Tenancy;
import java.time.Clock;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.dao.DataAccessException;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Writes down every attempt at every backend, in the table {@code backend_call}, and meters it. Thread-safe. */
final class CallLedger {

    private static final Logger LOG = LoggerFactory.getLogger(CallLedger.class);

    private final JdbcClient jdbc;
    private final CallMeters meters;
    private final Clock clock;

    CallLedger(JdbcClient jdbc, CallMeters meters, Clock clock) {
        this.jdbc = jdbc;
        this.meters = meters;
        this.clock = clock;
    }

    /** Writes one attempt down that has just ended. A ledger that cannot be written never costs the answer. */
    void record(CallRecord call) {
        meters.count(call);
        try {
            Tenancy.run(call.merchant(), () -> insert(call));
        } catch (DataAccessException e) {
            LOG.error(
                    "A call of backend {} for merchant {} is missing in the ledger",
                    call.backend(),
                    call.merchant(),
                    e);
        }
    }

    /** Forgets the calls before that time; answers how many they were. */
    int forgetBefore(Instant time) {
        return Tenancy.acrossMerchants(() -> jdbc.sql("delete from backend_call where called_at < :time")
                .param("time", utc(time))
                .update());
    }

    private void insert(CallRecord call) {
        jdbc.sql("""
                        insert into backend_call (id, merchant_id, called_at, backend, model, purpose, outcome,
                            input_tokens, cached_tokens, output_tokens, estimated, fen, first_millis, millis)
                        values (:id, :merchant, :at, :backend, :model, :purpose, :outcome,
                            :input, :cached, :output, :estimated, :fen, :first, :millis)
                        """)
                .param("id", UUID.randomUUID().toString())
                .param("merchant", call.merchant().value())
                .param("at", utc(clock.instant().minus(call.took())))
                .param("backend", call.backend())
                .param("model", call.model())
                .param("purpose", call.purpose())
                .param("outcome", call.outcome())
                .param("input", call.usage().inputTokens())
                .param("cached", call.usage().cachedInputTokens())
                .param("output", call.usage().outputTokens())
                .param("estimated", call.estimated())
                .param("fen", call.fen(), java.sql.Types.DECIMAL)
                .param("first", millis(call), java.sql.Types.BIGINT)
                .param("millis", call.took().toMillis())
                .update();
    }

    private static @Nullable Long millis(CallRecord call) {
        return call.firstText() == null ? null : call.firstText().toMillis();
    }

    private static OffsetDateTime utc(Instant time) {
        return OffsetDateTime.ofInstant(time, ZoneOffset.UTC);
    }
}
