package io.zhanggui.assistant.support;

import io.zhanggui.knowledge.MerchantId;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Conversations to look through, each in a line. Every call sees one merchant's rows alone. Thread-safe. */
@Repository
public class ConversationList {

    private static final String LINE = """
            select c.*,
                (select count(*) from message m where m.conversation_id = c.id) as messages,
                (select m.question from message m where m.conversation_id = c.id order by m.turn desc
                    fetch first row only) as question,
                (select m.outcome from message m where m.conversation_id = c.id order by m.turn desc
                    fetch first row only) as outcome,
                case when exists (select 1 from message m where m.merchant_id = :merchant and m.conversation_id = c.id
                    and m.helpful = false) then 1 else 0 end as unhelpful,
            """ + "    case when " + ConversationFilter.WAITING
            + " then 1 else 0 end as waiting from conversation c where ";

    private final JdbcClient jdbc;

    ConversationList(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /**
     * A conversation at a glance.
     *
     * @param question the last one
     * @param outcome how that ended
     * @param unhelpful whether the shopper found an answer of no help
     * @param waiting whether the shopper wants a person and has not been dealt with
     */
    public record Line(
            Conversation conversation,
            int messages,
            String question,
            String outcome,
            boolean unhelpful,
            boolean waiting) {}

    /** The latest first. */
    public List<Line> page(MerchantId merchant, ConversationFilter filter, int offset, int limit) {
        return with(
                        merchant,
                        filter,
                        LINE + filter.condition()
                                + " order by c.last_at desc, c.id offset :offset rows fetch next :limit rows only")
                .param("offset", offset)
                .param("limit", limit)
                .query(ConversationList::line)
                .list();
    }

    /** How many there are in all. */
    public int count(MerchantId merchant, ConversationFilter filter) {
        return with(merchant, filter, "select count(*) from conversation c where " + filter.condition())
                .query(Integer.class)
                .single();
    }

    private JdbcClient.StatementSpec with(MerchantId merchant, ConversationFilter filter, String sql) {
        return jdbc.sql(sql)
                .param("merchant", merchant.value())
                .param("outcome", filter.outcome())
                .param("helpful", filter.helpful())
                .param("words", filter.like())
                .param("from", time(filter.from()))
                .param("until", time(filter.until()));
    }

    private static @Nullable OffsetDateTime time(@Nullable Instant instant) {
        return instant == null ? null : instant.atOffset(ZoneOffset.UTC);
    }

    private static Line line(ResultSet row, int number) throws SQLException {
        return new Line(
                Conversations.conversation(row, number),
                row.getInt("messages"),
                row.getString("question") == null ? "" : row.getString("question"),
                row.getString("outcome") == null ? "" : row.getString("outcome"),
                row.getInt("unhelpful") == 1,
                row.getInt("waiting") == 1);
    }
}
