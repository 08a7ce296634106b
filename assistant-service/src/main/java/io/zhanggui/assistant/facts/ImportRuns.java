package io.zhanggui.assistant.facts;

import io.zhanggui.knowledge.MerchantId;
import io.zhanggui.knowledge.ingest.ImportMode;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import tools.jackson.databind.json.JsonMapper;

/** Imports as rows: they are there after a restart. Thread-safe. */
@Component
class ImportRuns {

    private static final String SELECT = "select id, merchant_id, kind, mode, file_name, state, outcome, started_at,"
            + " finished_at from import_run where merchant_id = :merchant ";

    private final JdbcClient jdbc;
    private final JsonMapper json;
    private final Clock clock;

    ImportRuns(JdbcClient jdbc, JsonMapper json, Clock clock) {
        this.jdbc = jdbc;
        this.json = json;
        this.clock = clock;
    }

    void insert(ImportRun run) {
        jdbc.sql("insert into import_run (id, merchant_id, kind, mode, file_name, state, started_at)"
                        + " values (:id, :merchant, :kind, :mode, :name, :state, :started)")
                .param("id", run.id())
                .param("merchant", run.merchant().value())
                .param("kind", run.kind().name())
                .param("mode", run.mode().name())
                .param("name", run.fileName())
                .param("state", name(run.state()))
                .param("started", run.started())
                .update();
    }

    void finish(String id, ImportState state) {
        jdbc.sql("update import_run set state = :state, outcome = :outcome, finished_at = :now where id = :id")
                .param("state", name(state))
                .param("outcome", json.writeValueAsString(state))
                .param("now", OffsetDateTime.now(clock))
                .param("id", id)
                .update();
    }

    /** Ends what still runs by its row: the process that ran it is gone. */
    int interrupt() {
        ImportState interrupted = new ImportState.Broken("import.interrupted", List.of());
        return jdbc.sql("update import_run set state = :state, outcome = :outcome, finished_at = :now"
                        + " where state = 'running'")
                .param("state", name(interrupted))
                .param("outcome", json.writeValueAsString(interrupted))
                .param("now", OffsetDateTime.now(clock))
                .update();
    }

    Optional<ImportRun> find(MerchantId merchant, String id) {
        return jdbc.sql(SELECT + "and id = :id")
                .param("merchant", merchant.value())
                .param("id", id)
                .query(this::run)
                .optional();
    }

    List<ImportRun> page(MerchantId merchant, int offset, int limit) {
        return jdbc.sql(SELECT + "order by started_at desc, id limit :limit offset :offset")
                .param("merchant", merchant.value())
                .param("limit", limit)
                .param("offset", offset)
                .query(this::run)
                .list();
    }

    int count(MerchantId merchant) {
        return jdbc.sql("select count(*) from import_run where merchant_id = :merchant")
                .param("merchant", merchant.value())
                .query(Integer.class)
                .single();
    }

    private ImportRun run(ResultSet row, int number) throws SQLException {
        return new ImportRun(
                row.getString("id"),
                new MerchantId(row.getString("merchant_id")),
                ImportKind.valueOf(row.getString("kind")),
                ImportMode.valueOf(row.getString("mode")),
                row.getString("file_name"),
                state(row.getString("state"), row.getString("outcome")),
                row.getObject("started_at", OffsetDateTime.class),
                row.getObject("finished_at", OffsetDateTime.class));
    }

    private static String name(ImportState state) {
        return switch (state) {
            case ImportState.Running ignored -> "running";
            case ImportState.Done ignored -> "done";
            case ImportState.Rejected ignored -> "rejected";
            case ImportState.Broken ignored -> "broken";
        };
    }

    private ImportState state(String name, @Nullable String outcome) {
        return switch (name) {
            case "done" -> json.readValue(outcome, ImportState.Done.class);
            case "rejected" -> json.readValue(outcome, ImportState.Rejected.class);
            case "broken" -> json.readValue(outcome, ImportState.Broken.class);
            default -> new ImportState.Running(0, 0);
        };
    }
}
