package io.zhanggui.assistant.copywriting;

import io.zhanggui.assistant.copywriting.DraftEvent.Action;
import io.zhanggui.assistant.copywriting.DraftEvent.Former;
import io.zhanggui.knowledge.MerchantId;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** The rows of {@code draft_event}. Thread-safe. */
@Component
class DraftEvents {

    private static final String NUMBER =
            "(select count(*) from draft_event e where e.job_id = i.job_id and e.position = i.position)";

    private final JdbcClient jdbc;

    DraftEvents(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    void add(MerchantId merchant, CopyItem item, DraftEvent event) {
        Former former = event.former();
        jdbc.sql("insert into draft_event (job_id, position, number, merchant, at, actor, action, reason, title, body,"
                        + " findings) select i.job_id, i.position, " + NUMBER
                        + ", i.merchant, :at, :by, :action, :reason,"
                        + " :title, :body, :findings from copy_item i"
                        + " where i.merchant = :merchant and i.job_id = :job and i.position = :position")
                .param("at", event.at().atOffset(ZoneOffset.UTC))
                .param("by", event.by())
                .param("action", event.action().name())
                .param("reason", event.reason())
                .param("title", former == null ? null : former.title())
                .param("body", former == null ? null : former.body())
                .param("findings", ItemReading.written(event.overridden()))
                .param("merchant", merchant.value())
                .param("job", item.jobId())
                .param("position", item.position())
                .update();
    }

    /** Accepts what nothing is against and nobody has decided about yet, all of the job at once; answers how many. */
    int acceptClean(MerchantId merchant, String jobId, String by, Instant now) {
        jdbc.sql("insert into draft_event (job_id, position, number, merchant, at, actor, action, findings)"
                        + " select i.job_id, i.position, " + NUMBER + ", i.merchant, :at, :by, 'ACCEPTED', '[]'"
                        + " from copy_item i where i.merchant = :merchant and i.job_id = :job and "
                        + DraftShow.CLEAN.condition())
                .param("at", now.atOffset(ZoneOffset.UTC))
                .param("by", by)
                .param("merchant", merchant.value())
                .param("job", jobId)
                .update();
        return jdbc.sql(
                        "update copy_item i set review = 'ACCEPTED' where i.merchant = :merchant and i.job_id = :job and "
                                + DraftShow.CLEAN.condition())
                .param("merchant", merchant.value())
                .param("job", jobId)
                .update();
    }

    /** The latest first. */
    List<DraftEvent> of(MerchantId merchant, CopyItem item) {
        return jdbc.sql(
                        "select * from draft_event where merchant = :merchant and job_id = :job and position = :position"
                                + " order by number desc")
                .param("merchant", merchant.value())
                .param("job", item.jobId())
                .param("position", item.position())
                .query(DraftEvents::event)
                .list();
    }

    private static DraftEvent event(ResultSet row, int number) throws SQLException {
        String title = row.getString("title");
        return new DraftEvent(
                row.getObject("at", OffsetDateTime.class).toInstant(),
                row.getString("actor"),
                Action.valueOf(row.getString("action")),
                row.getString("reason"),
                title == null ? null : new Former(title, row.getString("body")),
                ItemReading.findings(row.getString("findings")));
    }
}
