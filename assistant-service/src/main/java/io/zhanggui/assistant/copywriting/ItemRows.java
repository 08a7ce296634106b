package io.zhanggui.assistant.copywriting;

import io.zhanggui.knowledge.MerchantId;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.namedparam.NamedParameterJdbcOperations;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** The rows of {@code copy_item}, as those who work on them need them. Thread-safe. */
@Component
class ItemRows {

    private static final String INSERT = """
            insert into copy_item (job_id, position, merchant, product_code, product_title, variant, lane, status, review)
            values (:job, :position, :merchant, :code, :title, :variant, :lane, 'PENDING', 'OPEN')
            """;

    private final JdbcClient jdbc;
    private final NamedParameterJdbcOperations batches;
    private final DraftRows drafts;

    ItemRows(JdbcClient jdbc, NamedParameterJdbcOperations batches, DraftRows drafts) {
        this.jdbc = jdbc;
        this.batches = batches;
        this.drafts = drafts;
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
        return jdbc.sql(ItemReading.SELECT + "where i.job_id = :job and i.status = 'PENDING' and i.lane = :lane"
                        + " order by i.job_id, i.status, i.lane, i.position limit :limit")
                .param("job", jobId)
                .param("lane", lane)
                .param("limit", limit)
                .query(ItemReading::item)
                .list();
    }

    /** The lanes that have something to do. */
    List<Integer> pendingLanes(String jobId) {
        return jdbc.sql("select distinct lane from copy_item where job_id = :job and status = 'PENDING'")
                .param("job", jobId)
                .query((row, number) -> row.getInt(1))
                .list();
    }

    List<CopyItem> page(MerchantId merchant, String jobId, @Nullable ItemStatus status, int offset, int limit) {
        return jdbc.sql(ItemReading.SELECT + "where i.merchant = :merchant and i.job_id = :job " + having(status)
                        + " order by i.job_id, i.position limit :limit offset :offset")
                .param("merchant", merchant.value())
                .param("job", jobId)
                .param("status", status == null ? "" : status.name())
                .param("limit", limit)
                .param("offset", offset)
                .query(ItemReading::item)
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
        return jdbc.sql(ItemReading.SELECT
                        + "where i.merchant = :merchant and i.job_id = :job and i.position = :position")
                .param("merchant", merchant.value())
                .param("job", jobId)
                .param("position", position)
                .query(ItemReading::item)
                .optional();
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
            drafts.save(job.merchant(), item, written.draft(), now);
        }
    }

    void cancelPending(String jobId) {
        jdbc.sql("update copy_item set status = 'CANCELLED' where job_id = :job and status = 'PENDING'")
                .param("job", jobId)
                .update();
    }

    /**
     * Lets failed items wait for a worker again.
     *
     * @param positions null: all that have failed
     * @return how many there were
     */
    int retry(String jobId, @Nullable List<Integer> positions) {
        if (positions != null && positions.isEmpty()) {
            return 0;
        }
        return jdbc.sql("update copy_item set status = 'PENDING', reason = null"
                        + " where job_id = :job and status = 'FAILED'"
                        + (positions == null ? "" : " and position in (:positions)"))
                .param("job", jobId)
                .param("positions", positions)
                .update();
    }

    private static String having(@Nullable ItemStatus status) {
        return status == null ? "" : "and i.status = :status";
    }
}
