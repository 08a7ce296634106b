package io.zhanggui.assistant.support;

import io.zhanggui.knowledge.MerchantId;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Shoppers who want a person, and who of the shop has seen to them. Thread-safe. */
@Repository
public class HandOffs {

    private static final String SETTLE = """
            merge into hand_off h using (select c.id as conversation_id, c.merchant_id, cast(:at as timestamp with time zone)
                as settled_at, cast(:by as varchar(100)) as settled_by from conversation c
                where c.merchant_id = :merchant and c.id = :id) n
            on h.conversation_id = n.conversation_id
            when matched then update set settled_at = n.settled_at, settled_by = n.settled_by
            when not matched then insert (conversation_id, merchant_id, settled_at, settled_by)
                values (n.conversation_id, n.merchant_id, n.settled_at, n.settled_by)
            """;

    private final JdbcClient jdbc;
    private final Clock clock;

    HandOffs(JdbcClient jdbc, Clock clock) {
        this.jdbc = jdbc;
        this.clock = clock;
    }

    /** Who saw to a shopper, and when. */
    public record Settled(Instant at, String by) {}

    /** How many conversations wait for a person. */
    public int waiting(MerchantId merchant) {
        return jdbc.sql("select count(distinct m.conversation_id) from message m where m.merchant_id = :merchant"
                        + " and m.outcome = 'handed_over' and not exists (select 1 from hand_off h"
                        + " where h.merchant_id = :merchant and h.conversation_id = m.conversation_id"
                        + " and h.settled_at >= m.asked_at)")
                .param("merchant", merchant.value())
                .query(Integer.class)
                .single();
    }

    /** Whether this conversation does. */
    public boolean waiting(MerchantId merchant, String conversationId) {
        return jdbc.sql("select count(*) from conversation c where c.merchant_id = :merchant and c.id = :id and "
                                + ConversationFilter.WAITING)
                        .param("merchant", merchant.value())
                        .param("id", conversationId)
                        .query(Integer.class)
                        .single()
                > 0;
    }

    /** Who saw to it last, if anybody did. */
    public Optional<Settled> settled(MerchantId merchant, String conversationId) {
        return jdbc.sql("select settled_at, settled_by from hand_off where merchant_id = :merchant"
                        + " and conversation_id = :id")
                .param("merchant", merchant.value())
                .param("id", conversationId)
                .query(HandOffs::settled)
                .optional();
    }

    /** Marks it as dealt with, until its shopper asks for a person again. An unknown conversation changes nothing. */
    public void settle(MerchantId merchant, String conversationId, String by) {
        jdbc.sql(SETTLE)
                .param("at", OffsetDateTime.now(clock))
                .param("by", by)
                .param("merchant", merchant.value())
                .param("id", conversationId)
                .update();
    }

    /** Takes that back. */
    public void reopen(MerchantId merchant, String conversationId) {
        jdbc.sql("delete from hand_off where merchant_id = :merchant and conversation_id = :id")
                .param("merchant", merchant.value())
                .param("id", conversationId)
                .update();
    }

    private static Settled settled(ResultSet row, int number) throws SQLException {
        return new Settled(row.getObject("settled_at", OffsetDateTime.class).toInstant(), row.getString("settled_by"));
    }
}
