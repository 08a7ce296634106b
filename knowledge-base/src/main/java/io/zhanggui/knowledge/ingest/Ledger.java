package io.zhanggui.knowledge.ingest;

import io.zhanggui.knowledge.MerchantId;
import io.zhanggui.knowledge.PassageKind;
import io.zhanggui.knowledge.Validity;
import io.zhanggui.knowledge.index.Facets;
import io.zhanggui.knowledge.ingest.Upsert.Column;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.OffsetDateTime;
import java.util.Collection;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.simple.JdbcClient;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;

/**
 * What changed, in the order in which it was committed: for each passage the sequence of its last change.
 *
 * <p>A writer takes its sequences under the lock of the merchant's head row, so that a reader who has seen a sequence has
 * seen all before it.
 */
final class Ledger {

    private static final TypeReference<List<String>> TEXTS = new TypeReference<>() {};
    /**
     * H2 stops at the limit if the order names all columns of the index, and else reads and sorts all that is left; PostgreSQL joins
     * no more than was asked for if that is known before the join.
     */
    static final String AFTER = """
            select l.sequence, l.passage_id, p.kind, p.product_code, p.index_texts,
                p.category, p.language, p.valid_from, p.valid_until
            from (select merchant, passage_id, sequence from knowledge.ledger
                where merchant = :merchant and sequence > :sequence
                order by merchant, sequence limit :limit) l
            left join knowledge.passage p on p.merchant = l.merchant and p.id = l.passage_id
            order by l.sequence
            """;

    private static final Upsert RECORD = Upsert.of(
            "ledger",
            List.of(Column.text("merchant"), Column.text("passage_id")),
            List.of(new Column("sequence", "bigint")));

    private final JdbcTemplate template;
    private final JdbcClient jdbc;
    private final JdbcClient following;

    Ledger(JdbcTemplate template) {
        this.template = template;
        this.jdbc = JdbcClient.create(template);
        this.following = JdbcClient.create(new PlannedEachTime(template));
    }

    /**
     * The last change of one passage.
     *
     * @param now null if the passage was removed
     */
    record Change(long sequence, String passageId, @Nullable Target now) {}

    /** What the index has to know of a passage. */
    record Target(Facets facets, List<String> texts) {}

    /** Keeps other writers of the merchant out until the caller's transaction ends. */
    void lock(MerchantId merchant) {
        jdbc.sql("insert into knowledge.ledger_head (merchant, sequence) values (:merchant, 0) on conflict do nothing")
                .param("merchant", merchant.value())
                .update();
        jdbc.sql("select sequence from knowledge.ledger_head where merchant = :merchant for update")
                .param("merchant", merchant.value())
                .query(Long.class)
                .single();
    }

    /** Records changes of passages; the caller holds the {@link #lock}. */
    void changed(MerchantId merchant, Collection<String> passageIds) {
        if (passageIds.isEmpty()) {
            return;
        }
        long[] sequence = {head(merchant)};
        RECORD.write(
                template,
                passageIds.stream()
                        .<@Nullable Object[]>map(id -> new Object[] {merchant.value(), id, ++sequence[0]})
                        .toList());
        jdbc.sql("update knowledge.ledger_head set sequence = :sequence where merchant = :merchant")
                .param("sequence", sequence[0])
                .param("merchant", merchant.value())
                .update();
    }

    /** The sequence of the last change; 0 if there was none. */
    long head(MerchantId merchant) {
        return jdbc.sql("select sequence from knowledge.ledger_head where merchant = :merchant")
                .param("merchant", merchant.value())
                .query(Long.class)
                .optional()
                .orElse(0L);
    }

    /** Passages that are there now. */
    long passages(MerchantId merchant) {
        return jdbc.sql("select count(*) from knowledge.passage where merchant = :merchant")
                .param("merchant", merchant.value())
                .query(Long.class)
                .single();
    }

    long countAfter(MerchantId merchant, long sequence) {
        return jdbc.sql("select count(*) from knowledge.ledger where merchant = :merchant and sequence > :sequence")
                .param("merchant", merchant.value())
                .param("sequence", sequence)
                .query(Long.class)
                .single();
    }

    List<Change> after(MerchantId merchant, long sequence, int limit) {
        return following
                .sql(AFTER)
                .param("merchant", merchant.value())
                .param("sequence", sequence)
                .param("limit", limit)
                .query(Ledger::change)
                .list();
    }

    private static Change change(ResultSet row, int number) throws SQLException {
        String kind = row.getString("kind");
        Target target = kind == null
                ? null
                : new Target(
                        new Facets(
                                PassageKind.valueOf(kind),
                                row.getString("product_code"),
                                row.getString("category"),
                                row.getString("language"),
                                Validity.of(
                                        row.getObject("valid_from", OffsetDateTime.class),
                                        row.getObject("valid_until", OffsetDateTime.class))),
                        JsonMapper.shared().readValue(row.getString("index_texts"), TEXTS));
        return new Change(row.getLong("sequence"), row.getString("passage_id"), target);
    }
}
