package io.zhanggui.assistant.copywriting;

import io.zhanggui.knowledge.MerchantId;
import java.sql.ResultSet;
import java.sql.SQLException;
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
                (select count(*) from copy_item i where i.job_id = j.id and i.status = 'FAILED') as failed
            from copy_job j
            """;

    private final JdbcClient jdbc;

    JobRows(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** A request that was made under a key of the caller's. */
    record Requested(String jobId, String hash) {}

    void insert(CopyJob job, @Nullable String requestKey, String requestHash) {
        jdbc.sql("insert into copy_job (id, merchant, channel, locale, tone, variants, total, status, request_key,"
                        + " request_hash, created_at) values (:id, :merchant, :channel, :locale, :tone, :variants, :total,"
                        + " :status, :key, :hash, :created)")
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
                .param("created", job.createdAt().atOffset(ZoneOffset.UTC))
                .update();
    }

    Optional<CopyJob> find(MerchantId merchant, String id) {
        return jdbc.sql(SELECT + "where j.merchant = :merchant and j.id = :id")
                .param("merchant", merchant.value())
                .param("id", id)
                .query(JobRows::job)
                .optional();
    }

    /** The job, if it is running; for the workers, who serve every merchant and do not ask for the counts. */
    Optional<CopyJob> running(String id) {
        return jdbc.sql("select j.*, 0 as drafted, 0 as needs_review, 0 as failed from copy_job j"
                        + " where j.id = :id and j.status = 'RUNNING'")
                .param("id", id)
                .query(JobRows::job)
                .optional();
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

    int count(MerchantId merchant) {
        return jdbc.sql("select count(*) from copy_job where merchant = :merchant")
                .param("merchant", merchant.value())
                .query(Integer.class)
                .single();
    }

    /** Ends a running job, if nothing of it is pending. */
    void finish(String id, Instant now) {
        jdbc.sql("update copy_job set status = 'DONE', finished_at = :now where id = :id and status = 'RUNNING'"
                        + " and not exists (select 1 from copy_item i where i.job_id = :id and i.status = 'PENDING')")
                .param("id", id)
                .param("now", now.atOffset(ZoneOffset.UTC))
                .update();
    }

    /** Whether the job was running. */
    boolean cancel(MerchantId merchant, String id, Instant now) {
        return jdbc.sql("update copy_job set status = 'CANCELLED', finished_at = :now"
                                + " where merchant = :merchant and id = :id and status = 'RUNNING'")
                        .param("merchant", merchant.value())
                        .param("id", id)
                        .param("now", now.atOffset(ZoneOffset.UTC))
                        .update()
                > 0;
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
                        row.getInt("total"), row.getInt("drafted"), row.getInt("needs_review"), row.getInt("failed")),
                row.getObject("created_at", OffsetDateTime.class).toInstant(),
                finished == null ? null : finished.toInstant());
    }
}
