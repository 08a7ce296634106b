package io.zhanggui.assistant.support;

import io.zhanggui.knowledge.MerchantId;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** What shoppers asked, over all conversations of a merchant. Thread-safe. */
@Repository
public class Questions {

    private static final String ABOUT =
            "from message m where m.merchant_id = :merchant and (m.product_code = :code or exists"
                    + " (select 1 from citation c where c.message_id = m.id and c.source_id = :code))";
    private static final String OPEN = "outcome in ('declined', 'handed_over')";

    private final JdbcClient jdbc;

    Questions(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** What was asked about the product or answered from it: first what stayed open or did not help, then the latest. */
    public List<Asked> about(MerchantId merchant, String productCode, int limit) {
        return jdbc.sql("select m.* " + ABOUT + " order by case when m." + OPEN
                        + " or m.helpful = false then 0 else 1 end, m.asked_at desc, m.id fetch first :limit rows only")
                .param("merchant", merchant.value())
                .param("code", productCode)
                .param("limit", limit)
                .query(Questions::asked)
                .list();
    }

    /** How many questions {@link #about} has in all. */
    public int countAbout(MerchantId merchant, String productCode) {
        return jdbc.sql("select count(*) " + ABOUT)
                .param("merchant", merchant.value())
                .param("code", productCode)
                .query(Integer.class)
                .single();
    }

    /** The latest questions that were declined or ended with a person, the latest first. */
    List<Asked> open(MerchantId merchant, int limit) {
        return jdbc.sql("select * from message where merchant_id = :merchant and " + OPEN
                        + " order by asked_at desc, id fetch first :limit rows only")
                .param("merchant", merchant.value())
                .param("limit", limit)
                .query(Questions::asked)
                .list();
    }

    private static Asked asked(ResultSet row, int number) throws SQLException {
        return new Asked(row.getString("conversation_id"), Conversations.message(row, List.of()));
    }
}
