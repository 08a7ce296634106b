package io.zhanggui.knowledge.ingest;

import static java.util.stream.Collectors.toMap;

import io.zhanggui.knowledge.MerchantId;
import io.zhanggui.knowledge.Validity;
import java.time.Clock;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Writes the rows of the {@link FactTable}s, inside the caller's transaction. */
final class FactRows {

    private final JdbcTemplate template;
    private final JdbcClient jdbc;
    private final JdbcClient known;
    private final Clock clock;

    FactRows(JdbcTemplate template, Clock clock) {
        this.template = template;
        this.jdbc = JdbcClient.create(template);
        this.known = JdbcClient.create(new PlannedEachTime(template));
        this.clock = clock;
    }

    /** Content hashes of those of the ids that exist. */
    Map<String, String> hashes(FactTable table, MerchantId merchant, Collection<String> ids) {
        record Row(String id, @Nullable String hash) {}
        return known
                .sql("select listed.id, (select content_hash from " + table.table()
                        + " f where f.merchant = :merchant and f.id = listed.id) from " + Listed.IDS)
                .param("merchant", merchant.value())
                .param("ids", Listed.ids(ids))
                .query((row, number) -> new Row(row.getString(1), row.getString(2)))
                .list()
                .stream()
                .filter(row -> row.hash() != null)
                .collect(toMap(Row::id, row -> Objects.requireNonNull(row.hash())));
    }

    List<String> ids(FactTable table, MerchantId merchant) {
        return jdbc.sql("select id from " + table.table() + " where merchant = :merchant")
                .param("merchant", merchant.value())
                .query((row, number) -> row.getString(1))
                .list();
    }

    /** For whom and when the row with this id holds. */
    Scope scope(FactTable table, MerchantId merchant, String id) {
        return jdbc.sql("select language, valid_from, valid_until from " + table.table()
                        + " where merchant = :merchant and id = :id")
                .param("merchant", merchant.value())
                .param("id", id)
                .query((row, number) -> new Scope(
                        row.getString(1),
                        Validity.of(row.getObject(2, OffsetDateTime.class), row.getObject(3, OffsetDateTime.class))))
                .optional()
                .orElse(Scope.EVERYWHERE);
    }

    /** Limits the row with this id. */
    void limit(FactTable table, MerchantId merchant, String id, Scope scope) {
        List<@Nullable Object> parameters = new ArrayList<>(scope.values());
        parameters.add(OffsetDateTime.now(clock));
        parameters.add(merchant.value());
        parameters.add(id);
        template.update(
                "update " + table.table() + " set language = ?, valid_from = ?, valid_until = ?, updated_at = ?"
                        + " where merchant = ? and id = ?",
                parameters.toArray());
    }

    void put(FactTable table, MerchantId merchant, Collection<? extends Fact> facts) {
        OffsetDateTime now = OffsetDateTime.now(clock);
        table.upsert()
                .write(
                        template,
                        facts.stream()
                                .map(fact -> parameters(merchant, fact, now))
                                .toList());
    }

    void remove(FactTable table, MerchantId merchant, Collection<String> ids) {
        template.batchUpdate(
                "delete from " + table.table() + " where merchant = ? and id = ?",
                ids.stream().map(id -> new Object[] {merchant.value(), id}).toList());
    }

    private static @Nullable Object[] parameters(MerchantId merchant, Fact fact, OffsetDateTime now) {
        List<@Nullable Object> parameters = new ArrayList<>();
        parameters.add(merchant.value());
        parameters.add(fact.id());
        parameters.addAll(fact.values());
        parameters.addAll(fact.scope().values());
        parameters.add(fact.contentHash());
        parameters.add(now);
        return parameters.toArray();
    }
}
