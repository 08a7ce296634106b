package io.zhanggui.assistant.copywriting;

import io.zhanggui.knowledge.MerchantId;
import io.zhanggui.knowledge.Tenancy;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** The rows of {@code copy_job}. Thread-safe. */
@Component
class JobRows {

    private static final String SELECT = """
            select j.*,
                (select count(*) from copy_item i where i.job_id = j.id and i.status = 'DRAFTED') as drafted,
                (select count(*) from copy_item i where i.job_id = j.id and i.status = 'NEEDS_REVIEW') as needs_review,
                (select count(*) from copy_item i where i.job_id = j.id and i.status = 'FAILED') as failed,
                (select count(*) from copy_item i where i.job_id = j.id and i.status = 'CANCELLED') as cancelled
            from copy_job j
            """;
    private static final String UNCOUNTED = "select j.*, 0 as drafted, 0 as needs_review, 0 as failed, 0 as cancelled"
            + " from copy_job j where j.id = :id and j.status = 'RUNNING'";

    private final JdbcClient jdbc;

    JobRows(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** A request that was made under a key of the caller's. */
    record Requested(String jobId, String hash) {}

    /** What was done in which time. */
    record Done(long items, Duration worked) {}

    void insert(CopyJob job, @Nullable String requestKey, String requestHash) {
        jdbc.sql("insert into copy_job (id, merchant, channel, locale, tone, variants, total, status, request_key,"
                        + " request_hash, created_at, running_since) values (:id, :merchant, :channel, :locale, :tone,"
                        + " :variants, :total, :status, :key, :hash, :created, :since)")
                .param("id", job.id())
                .param("merchant", job.merchant().value())
                .param("channel", job.channel())
                .param("locale", job.locale().toLanguageTag())
                .param("tone", job.tone().name())
                .param("variants", job.variants())
                .param("total", job.counts().total())
                .param("status", job.status().name())
                .param("key", requestKey)
                .param("hash", requestHash)
                .param("created", time(job.createdAt()))
                .param("since", time(job.pace().since()))
                .update();
    }

    Optional<CopyJob> find(MerchantId merchant, String id) {
        return jdbc.sql(SELECT + "where j.merchant = :merchant and j.id = :id")
                .param("merchant", merchant.value())
                .param("id", id)
                .query(JobRows::job)
                .optional();
    }

    /** Whose job it is; for the workers, who serve every merchant. */
    Optional<MerchantId> merchant(String id) {
        return Tenancy.acrossMerchants(() -> jdbc.sql("select merchant from copy_job where id = :id")
                .param("id", id)
                .query((row, number) -> new MerchantId(row.getString(1)))
                .optional());
    }

    /** The job, if it is running, without its counts. */
    Optional<CopyJob> running(String id) {
        return jdbc.sql(UNCOUNTED).param("id", id).query(JobRows::job).optional();
    }

    Optional<Requested> requested(MerchantId merchant, String requestKey) {
        return jdbc.sql("select id, request_hash from copy_job where merchant = :merchant and request_key = :key")
                .param("merchant", merchant.value())
                .param("key", requestKey)
                .query((row, number) -> new Requested(row.getString("id"), row.getString("request_hash")))
                .optional();
    }

    List<CopyJob> page(MerchantId merchant, int offset, int limit) {
        return jdbc.sql(SELECT
                        + "where j.merchant = :merchant order by j.created_at desc, j.id limit :limit offset :offset")
                .param("merchant", merchant.value())
                .param("limit", limit)
                .param("offset", offset)
                .query(JobRows::job)
                .list();
    }

    /** Jobs that have not ended, the newest first. */
    List<CopyJob> open(MerchantId merchant, int limit) {
        return jdbc.sql(SELECT + "where j.merchant = :merchant and j.status in ('RUNNING', 'PAUSED')"
                        + " order by j.created_at desc, j.id limit :limit")
                .param("merchant", merchant.value())
                .param("limit", limit)
                .query(JobRows::job)
                .list();
    }

    int count(MerchantId merchant) {
        return jdbc.sql("select count(*) from copy_job where merchant = :merchant")
                .param("merchant", merchant.value())
                .query(Integer.class)
                .single();
    }

    /** Items and time of work of the merchant's latest jobs that are done. */
    Done latestDone(MerchantId merchant, int jobs) {
        return jdbc.sql(
                        "select coalesce(sum(total), 0) as items, coalesce(sum(worked_millis), 0) as millis from (select"
                                + " total, worked_millis from copy_job where merchant = :merchant and status = 'DONE'"
                                + " order by created_at desc limit :jobs) latest")
                .param("merchant", merchant.value())
                .param("jobs", jobs)
                .query((row, number) -> new Done(row.getLong("items"), Duration.ofMillis(row.getLong("millis"))))
                .single();
    }

    /** Until the end of the transaction nobody else changes the job's state; for those who look at its items first. */
    void lock(String id) {
        jdbc.sql("select id from copy_job where id = :id for update")
                .param("id", id)
                .query(String.class)
                .optional();
    }

    /** Writes down how the job stands now. */
    void update(CopyJob job) {
        Instant finished = job.finishedAt();
        jdbc.sql("update copy_job set status = :status, running_since = :since, done_before = :before,"
                        + " worked_millis = :worked, finished_at = :finished where merchant = :merchant and id = :id")
                .param("status", job.status().name())
                .param("since", time(job.pace().since()))
                .param("before", job.pace().doneBefore())
                .param("worked", job.pace().earlier().toMillis())
                .param("finished", finished == null ? null : time(finished))
                .param("merchant", job.merchant().value())
                .param("id", job.id())
                .update();
    }

    private static OffsetDateTime time(Instant instant) {
        return instant.atOffset(ZoneOffset.UTC);
    }

    private static CopyJob job(ResultSet row, int number) throws SQLException {
        OffsetDateTime finished = row.getObject("finished_at", OffsetDateTime.class);
        return new CopyJob(
                row.getString("id"),
                new MerchantId(row.getString("merchant")),
                row.getString("channel"),
                Locale.forLanguageTag(row.getString("locale")),
                Tone.valueOf(row.getString("tone")),
                row.getInt("variants"),
                JobStatus.valueOf(row.getString("status")),
                new JobCounts(
                        row.getInt("total"),
                        row.getInt("drafted"),
                        row.getInt("needs_review"),
                        row.getInt("failed"),
                        row.getInt("cancelled")),
                new Pace(
                        row.getObject("running_since", OffsetDateTime.class).toInstant(),
                        row.getInt("done_before"),
                        Duration.ofMillis(row.getLong("worked_millis"))),
                row.getObject("created_at", OffsetDateTime.class).toInstant(),
                finished == null ? null : finished.toInstant());
    }
}
