package io.zhanggui.assistant.backend;

import io.zhanggui.assistant.backend.Completion.Usage;
import io.zhanggui.assistant.backend.Outcome.Written;
import java.time.Clock;
import java.time.Duration;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.UUID;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.dao.DataAccessException;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Writes down every attempt at every backend: table {@code backend_call}. Thread-safe. */
final class CallLedger {

    private static final Logger LOG = LoggerFactory.getLogger(CallLedger.class);

    private final JdbcClient jdbc;
    private final Clock clock;

    CallLedger(JdbcClient jdbc, Clock clock) {
        this.jdbc = jdbc;
        this.clock = clock;
    }

    /** Writes one attempt down. A ledger that cannot be written never costs the answer. */
    void record(ModelCall call, String backend, String model, Outcome outcome, Duration took) {
        try {
            insert(call, backend, model, outcome, took);
        } catch (DataAccessException e) {
            LOG.error("A call of backend {} for merchant {} is missing in the ledger", backend, call.merchant(), e);
        }
    }

    private void insert(ModelCall call, String backend, String model, Outcome outcome, Duration took) {
        Usage usage = outcome instanceof Written written ? written.usage() : Usage.NONE;
        jdbc.sql("""
                        insert into backend_call (id, merchant_id, called_at, backend, model, purpose, outcome,
                            input_tokens, output_tokens, millis)
                        values (:id, :merchant, :at, :backend, :model, :purpose, :outcome, :input, :output, :millis)
                        """)
                .param("id", UUID.randomUUID().toString())
                .param("merchant", call.merchant().value())
                .param("at", OffsetDateTime.ofInstant(clock.instant().minus(took), ZoneOffset.UTC))
                .param("backend", backend)
                .param("model", model)
                .param("purpose", call.purpose())
                .param("outcome", outcome.label())
                .param("input", usage.inputTokens())
                .param("output", usage.outputTokens())
                .param("millis", took.toMillis())
                .update();
    }
}
