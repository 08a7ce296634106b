package io.zhanggui.assistant.copywriting;

import io.zhanggui.knowledge.MerchantId;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.namedparam.NamedParameterJdbcOperations;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;

/** The rows of {@code copy_item} and {@code draft}. Thread-safe. */
@Component
class ItemRows {

    private static final JsonMapper JSON = JsonMapper.shared();
    private static final TypeReference<List<DraftFinding>> FINDINGS = new TypeReference<>() {};
    private static final String SELECT = """
            select i.job_id, i.position, i.product_code, i.product_title, i.variant, i.status, i.review, i.reason,
                d.title, d.body, d.findings, d.backend, d.prompt_version, d.edited
            from copy_item i left join draft d on d.job_id = i.job_id and d.position = i.position
            """;
    private static final String INSERT = """
            insert into copy_item (job_id, position, merchant, product_code, product_title, variant, lane, status, review)
            values (:job, :position, :merchant, :code, :title, :variant, :lane, 'PENDING', 'OPEN')
            """;
    private static final String DRAFT = """
            merge into draft d using (select cast(:job as varchar(36)) as job_id, cast(:position as int) as position,
                cast(:merchant as varchar(40)) as merchant, cast(:title as text) as title, cast(:body as text) as body,
                cast(:findings as text) as findings, cast(:backend as varchar(100)) as backend,
                cast(:prompt as varchar(100)) as prompt_version, cast(:edited as boolean) as edited,
                cast(:now as timestamp with time zone) as written_at) n
            on d.job_id = n.job_id and d.position = n.position
            when matched then update set title = n.title, body = n.body, findings = n.findings, backend = n.backend,
                prompt_version = n.prompt_version, edited = n.edited, written_at = n.written_at
            when not matched then insert (job_id, position, merchant, title, body, findings, backend, prompt_version, edited,
                written_at) values (n.job_id, n.position, n.merchant, n.title, n.body, n.findings, n.backend,
                n.prompt_version, n.edited, n.written_at)
            """;

    private final JdbcClient jdbc;
    private final NamedParameterJdbcOperations batches;

    ItemRows(JdbcClient jdbc, NamedParameterJdbcOperations batches) {
        this.jdbc = jdbc;
        this.batches = batches;
    }

    /** An item that is to be made. */
    record NewItem(int position, String code, String title, int variant, int lane) {}

    @SuppressWarnings("unchecked")
    void insert(CopyJob job, List<NewItem> items) {
        Map<String, ?>[] rows = items.stream()
                .map(item -> Map.of(
                        "job", job.id(),
                        "position", item.position(),
                        "merchant", job.merchant().value(),
                        "code", item.code(),
                        "title", item.title(),
                        "variant", item.variant(),
                        "lane", item.lane()))
                .toArray(Map[]::new);
        batches.batchUpdate(INSERT, rows);
    }

    List<CopyItem> pending(String jobId, int lane, int limit) {
        return jdbc.sql(SELECT + "where i.job_id = :job and i.status = 'PENDING' and i.lane = :lane"
                        + " order by i.position limit :limit")
                .param("job", jobId)
                .param("lane", lane)
                .param("limit", limit)
                .query(ItemRows::item)
                .list();
    }

    List<CopyItem> page(MerchantId merchant, String jobId, @Nullable ItemStatus status, int offset, int limit) {
        return jdbc.sql(SELECT + "where i.merchant = :merchant and i.job_id = :job " + having(status)
                        + " order by i.position limit :limit offset :offset")
                .param("merchant", merchant.value())
                .param("job", jobId)
                .param("status", status == null ? "" : status.name())
                .param("limit", limit)
                .param("offset", offset)
                .query(ItemRows::item)
                .list();
    }

    int count(MerchantId merchant, String jobId, @Nullable ItemStatus status) {
        return jdbc.sql("select count(*) from copy_item i where i.merchant = :merchant and i.job_id = :job "
                        + having(status))
                .param("merchant", merchant.value())
                .param("job", jobId)
                .param("status", status == null ? "" : status.name())
                .query(Integer.class)
                .single();
    }

    Optional<CopyItem> find(MerchantId merchant, String jobId, int position) {
        return jdbc.sql(SELECT + "where i.merchant = :merchant and i.job_id = :job and i.position = :position")
                .param("merchant", merchant.value())
                .param("job", jobId)
                .param("position", position)
                .query(ItemRows::item)
                .optional();
    }

    /** What was written for a product in any job, the latest job first. */
    List<CopyItem> drafted(MerchantId merchant, String productCode, int limit) {
        return jdbc.sql(SELECT + "join copy_job j on j.id = i.job_id where i.merchant = :merchant"
                        + " and i.product_code = :code and d.title is not null"
                        + " order by j.created_at desc, i.job_id, i.position limit :limit")
                .param("merchant", merchant.value())
                .param("code", productCode)
                .param("limit", limit)
                .query(ItemRows::item)
                .list();
    }

    /** Items from this position on, in their order. */
    List<CopyItem> from(MerchantId merchant, String jobId, int position, int limit) {
        return jdbc.sql(SELECT + "where i.merchant = :merchant and i.job_id = :job and i.position >= :position"
                        + " order by i.position limit :limit")
                .param("merchant", merchant.value())
                .param("job", jobId)
                .param("position", position)
                .param("limit", limit)
                .query(ItemRows::item)
                .list();
    }

    /** Ends the item, if it is still pending; whoever comes second changes nothing. */
    void end(CopyJob job, CopyItem item, Outcome outcome, Instant now) {
        String reason =
                outcome instanceof Outcome.NotWritten failed ? failed.reason().name() : null;
        int ended = jdbc.sql("update copy_item set status = :status, reason = :reason"
                        + " where job_id = :job and position = :position and status = 'PENDING'")
                .param("status", outcome.status().name())
                .param("reason", reason)
                .param("job", job.id())
                .param("position", item.position())
                .update();
        if (ended == 1 && outcome instanceof Outcome.Written written) {
            save(job.merchant(), item, written.draft(), now);
        }
    }

    void failPending(String jobId, FailureReason reason) {
        jdbc.sql("update copy_item set status = 'FAILED', reason = :reason where job_id = :job and status = 'PENDING'")
                .param("job", jobId)
                .param("reason", reason.name())
                .update();
    }

    void review(MerchantId merchant, CopyItem item, ItemStatus status, Reviewed reviewed) {
        jdbc.sql("update copy_item set status = :status, review = :review"
                        + " where merchant = :merchant and job_id = :job and position = :position")
                .param("status", status.name())
                .param("review", reviewed.name())
                .param("merchant", merchant.value())
                .param("job", item.jobId())
                .param("position", item.position())
                .update();
    }

    void save(MerchantId merchant, CopyItem item, Draft draft, Instant now) {
        jdbc.sql(DRAFT)
                .param("job", item.jobId())
                .param("position", item.position())
                .param("merchant", merchant.value())
                .param("title", draft.title())
                .param("body", draft.body())
                .param("findings", JSON.writeValueAsString(draft.findings()))
                .param("backend", draft.backend())
                .param("prompt", draft.promptVersion())
                .param("edited", draft.edited())
                .param("now", now.atOffset(ZoneOffset.UTC))
                .update();
    }

    private static String having(@Nullable ItemStatus status) {
        return status == null ? "" : "and i.status = :status";
    }

    private static CopyItem item(ResultSet row, int number) throws SQLException {
        String reason = row.getString("reason");
        return new CopyItem(
                row.getString("job_id") + "-" + row.getInt("position"),
                row.getString("job_id"),
                row.getInt("position"),
                row.getString("product_code"),
                row.getString("product_title"),
                row.getInt("variant"),
                ItemStatus.valueOf(row.getString("status")),
                Reviewed.valueOf(row.getString("review")),
                row.getString("title") == null ? null : draft(row),
                reason == null ? null : FailureReason.valueOf(reason));
    }

    private static Draft draft(ResultSet row) throws SQLException {
        return new Draft(
                row.getString("title"),
                row.getString("body"),
                JSON.readValue(row.getString("findings"), FINDINGS),
                row.getString("backend"),
                row.getString("prompt_version"),
                row.getBoolean("edited"));
    }
}
