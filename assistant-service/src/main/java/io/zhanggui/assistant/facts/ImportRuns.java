package io.zhanggui.assistant.facts;

import io.zhanggui.knowledge.MerchantId;
import io.zhanggui.knowledge.ingest.ImportMode;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Types;
import java.time.Clock;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Optional;
import java.util.function.UnaryOperator;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import tools.jackson.databind.json.JsonMapper;

/** Imports as rows: they are there after a restart. Thread-safe. */
@Component
class ImportRuns {

    private static final String SELECT = "select id, merchant_id, kind, mode, file_name, state, outcome, started_at,"
            + " finished_at, phase, phase_at, rows_done, rows_total, cancel_asked"
            + " from import_run where merchant_id = :merchant ";

    private final JdbcClient jdbc;
    private final JsonMapper json;
    private final Clock clock;

    ImportRuns(JdbcClient jdbc, JsonMapper json, Clock clock) {
        this.jdbc = jdbc;
        this.json = json;
        this.clock = clock;
    }

    /**
     * @param owner the installation that works on it
     */
    void insert(ImportRun run, String owner) {
        jdbc.sql("insert into import_run (id, merchant_id, kind, mode, file_name, state, started_at, owner,"
                        + " heartbeat_at) values (:id, :merchant, :kind, :mode, :name, :state, :started, :owner,"
                        + " :started)")
                .param("owner", owner)
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

    /** Says that the import is alive, and how far it is; answers whether somebody asked it to stop. */
    boolean beat(String id, ImportState.Running progress) {
        jdbc.sql("update import_run set heartbeat_at = :now, phase = :phase, phase_at = :since, rows_done = :done,"
                        + " rows_total = :total where id = :id")
                .param("now", OffsetDateTime.now(clock))
                .param("phase", progress.phase().name())
                .param("since", progress.since(), Types.TIMESTAMP_WITH_TIMEZONE)
                .param("done", progress.done())
                .param("total", progress.total())
                .param("id", id)
                .update();
        return jdbc.sql("select cancel_asked from import_run where id = :id")
                .param("id", id)
                .query(Boolean.class)
                .optional()
                .orElse(false);
    }

    /** Asks whichever process works on it to stop. */
    void askToStop(MerchantId merchant, String id) {
        jdbc.sql("update import_run set cancel_asked = true where merchant_id = :merchant and id = :id")
                .param("merchant", merchant.value())
                .param("id", id)
                .update();
    }

    /** Ends what an earlier process of this installation left running. */
    int interruptOwn(String owner) {
        return interrupt("(owner is null or owner = :owner)", statement -> statement.param("owner", owner));
    }

    /** Ends what runs by its row with no process to work on it: none said so since that time. */
    int interruptSilentSince(OffsetDateTime time) {
        return interrupt("heartbeat_at < :time", statement -> statement.param("time", time));
    }

    private int interrupt(String whose, UnaryOperator<JdbcClient.StatementSpec> parameters) {
        return interrupt("import.interrupted-late", whose + " and phase = 'INDEXING'", parameters)
                + interrupt("import.interrupted", whose, parameters);
    }

    private int interrupt(String code, String which, UnaryOperator<JdbcClient.StatementSpec> parameters) {
        ImportState interrupted = new ImportState.Broken(code, List.of());
        return parameters
                .apply(jdbc.sql("update import_run set state = :state, outcome = :outcome, finished_at = :now"
                        + " where state = 'running' and " + which))
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
                state(row),
                row.getObject("started_at", OffsetDateTime.class),
                row.getObject("finished_at", OffsetDateTime.class));
    }

    private static String name(ImportState state) {
        return switch (state) {
            case ImportState.Running ignored -> "running";
            case ImportState.Done ignored -> "done";
            case ImportState.Rejected ignored -> "rejected";
            case ImportState.Cancelled ignored -> "cancelled";
            case ImportState.Broken ignored -> "broken";
        };
    }

    private ImportState state(ResultSet row) throws SQLException {
        String outcome = row.getString("outcome");
        return switch (row.getString("state")) {
            case "done" -> json.readValue(outcome, ImportState.Done.class);
            case "rejected" -> json.readValue(outcome, ImportState.Rejected.class);
            case "cancelled" -> new ImportState.Cancelled();
            case "broken" -> json.readValue(outcome, ImportState.Broken.class);
            default -> running(row);
        };
    }

    private static ImportState running(ResultSet row) throws SQLException {
        String phase = row.getString("phase");
        return new ImportState.Running(
                phase == null ? ImportState.Phase.WAITING : ImportState.Phase.valueOf(phase),
                row.getInt("rows_done"),
                row.getInt("rows_total"),
                row.getObject("phase_at", OffsetDateTime.class),
                row.getBoolean("cancel_asked"));
    }
}
