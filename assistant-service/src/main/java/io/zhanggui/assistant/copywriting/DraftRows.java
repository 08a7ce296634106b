package io.zhanggui.assistant.copywriting;

import io.zhanggui.knowledge.MerchantId;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** The rows of {@code draft}, and the items as those who review them look at them. Thread-safe. */
@Component
class DraftRows {

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
    private static final String WRITTEN = """
            select distinct i.product_code from copy_item i join copy_job j on j.id = i.job_id
            where i.merchant = :merchant and j.merchant = :merchant and j.channel = :channel and j.locale = :locale
                and i.status in ('DRAFTED', 'NEEDS_REVIEW')
            """;

    private final JdbcClient jdbc;

    DraftRows(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** Which items are meant: of one job, or of all. */
    record Wanted(
            MerchantId merchant,
            @Nullable String jobId,
            @Nullable DraftShow show,
            String words) {

        String condition() {
            return "where i.merchant = :merchant"
                    + (jobId == null ? "" : " and i.job_id = :job")
                    + (show == null ? "" : " and " + show.condition())
                    + (words.isBlank()
                            ? ""
                            : " and (lower(i.product_title) like :words escape '!' or lower(i.product_code) like :words escape '!')");
        }

        String like() {
            return "%" + words.strip().toLowerCase(Locale.ROOT).replaceAll("[!%_]", "!$0") + "%";
        }
    }

    List<CopyItem> page(Wanted wanted, int offset, int limit) {
        return with(
                        wanted,
                        ItemReading.SELECT + wanted.condition()
                                + " order by i.job_id, i.position limit :limit offset :offset")
                .param("limit", limit)
                .param("offset", offset)
                .query(ItemReading::item)
                .list();
    }

    int count(Wanted wanted) {
        return with(wanted, "select count(*) from copy_item i " + wanted.condition())
                .query(Integer.class)
                .single();
    }

    Map<DraftShow, Integer> counts(MerchantId merchant, @Nullable String jobId) {
        Map<DraftShow, Integer> counts = new EnumMap<>(DraftShow.class);
        with(
                        new Wanted(merchant, jobId, null, ""),
                        "select i.status, i.review, count(*) as items from copy_item i"
                                + (jobId == null
                                        ? " where i.merchant = :merchant"
                                        : " where i.job_id = :job and i.merchant = :merchant")
                                + " group by i.status, i.review")
                .query(row -> {
                    int items = row.getInt("items");
                    DraftShow.holding(
                                    ItemStatus.valueOf(row.getString("status")),
                                    Reviewed.valueOf(row.getString("review")))
                            .ifPresent(show -> counts.merge(show, items, Integer::sum));
                });
        return counts;
    }

    /** Items of a job from this position on, in their order. */
    List<CopyItem> from(Wanted wanted, int position, int limit) {
        return with(
                        wanted,
                        ItemReading.SELECT + wanted.condition()
                                + " and i.position >= :position order by i.job_id, i.position limit :limit")
                .param("position", position)
                .param("limit", limit)
                .query(ItemReading::item)
                .list();
    }

    /** What was written for a product in any job, the latest job first. */
    List<CopyItem> ofProduct(MerchantId merchant, String productCode, int limit) {
        return jdbc.sql(ItemReading.SELECT + "join copy_job j on j.id = i.job_id where i.merchant = :merchant"
                        + " and i.product_code = :code and d.title is not null"
                        + " order by j.created_at desc, i.job_id, i.position limit :limit")
                .param("merchant", merchant.value())
                .param("code", productCode)
                .param("limit", limit)
                .query(ItemReading::item)
                .list();
    }

    /** Codes of the products that have copy for this channel in this language. */
    Set<String> writtenCodes(MerchantId merchant, String channel, Locale locale) {
        return jdbc.sql(WRITTEN)
                .param("merchant", merchant.value())
                .param("channel", channel)
                .param("locale", locale.toLanguageTag())
                .query((row, number) -> row.getString(1))
                .set();
    }

    void review(CopyItem item, ItemStatus status, Reviewed reviewed) {
        jdbc.sql("update copy_item set status = :status, review = :review"
                        + " where job_id = :job and position = :position")
                .param("status", status.name())
                .param("review", reviewed.name())
                .param("job", item.jobId())
                .param("position", item.position())
                .update();
    }

    /** Until the end of the transaction nobody else decides about the item. */
    void lock(CopyItem item) {
        jdbc.sql("select position from copy_item where job_id = :job and position = :position for update")
                .param("job", item.jobId())
                .param("position", item.position())
                .query(Integer.class)
                .single();
    }

    void save(MerchantId merchant, CopyItem item, Draft draft, Instant now) {
        jdbc.sql(DRAFT)
                .param("job", item.jobId())
                .param("position", item.position())
                .param("merchant", merchant.value())
                .param("title", draft.title())
                .param("body", draft.body())
                .param("findings", ItemReading.written(draft.findings()))
                .param("backend", draft.backend())
                .param("prompt", draft.promptVersion())
                .param("edited", draft.edited())
                .param("now", now.atOffset(ZoneOffset.UTC))
                .update();
    }

    private JdbcClient.StatementSpec with(Wanted wanted, String sql) {
        return jdbc.sql(sql)
                .param("merchant", wanted.merchant().value())
                .param("job", wanted.jobId())
                .param("words", wanted.like());
    }
}
