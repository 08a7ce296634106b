package io.zhanggui.knowledge.ingest;

import static java.util.stream.Collectors.toMap;

import io.zhanggui.knowledge.MerchantId;
import io.zhanggui.knowledge.Passage;
import io.zhanggui.knowledge.PassageKind;
import io.zhanggui.knowledge.Tenancy;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.springframework.jdbc.core.simple.JdbcClient;

/** The passages as the rows have them now: what is not here is not to be quoted. Thread-safe. */
public final class Passages {

    private static final String COLUMNS = "select p.id, kind, source_id, product_code, title, text, place from ";

    static final String SELECT = COLUMNS + "knowledge.passage p where merchant = :merchant ";

    private static final String LISTED =
            COLUMNS + Listed.IDS + " join knowledge.passage p on p.merchant = :merchant and p.id = listed.id";

    private final JdbcClient jdbc;

    public Passages(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** Those of the ids that exist, by id. */
    public Map<String, Passage> find(MerchantId merchant, Collection<String> passageIds) {
        if (passageIds.isEmpty()) {
            return Map.of();
        }
        return Tenancy.within(
                merchant,
                () -> jdbc
                        .sql(LISTED)
                        .param("merchant", merchant.value())
                        .param("ids", Listed.ids(passageIds))
                        .query(Passages::passage)
                        .list()
                        .stream()
                        .collect(toMap(Passage::id, passage -> passage)));
    }

    /** Those of the ids that exist and hold at the moment, by id. */
    public Map<String, Passage> validAt(MerchantId merchant, Instant moment, Collection<String> passageIds) {
        if (passageIds.isEmpty()) {
            return Map.of();
        }
        return Tenancy.within(
                merchant,
                () -> jdbc
                        .sql(LISTED + " where (valid_from is null or valid_from <= :moment)"
                                + " and (valid_until is null or valid_until > :moment)")
                        .param("merchant", merchant.value())
                        .param("ids", Listed.ids(passageIds))
                        .param("moment", moment.atOffset(ZoneOffset.UTC))
                        .query(Passages::passage)
                        .list()
                        .stream()
                        .collect(toMap(Passage::id, passage -> passage)));
    }

    /** What speaks of the product: the product as a whole first, then its attributes in the merchant's order. */
    public List<Passage> ofProduct(MerchantId merchant, String code) {
        return Tenancy.within(
                merchant,
                () -> jdbc.sql(SELECT
                                + "and product_code = :code order by case when source_id = :code then 0 else 1 end,"
                                + " source_id, ordinal")
                        .param("merchant", merchant.value())
                        .param("code", code)
                        .query(Passages::passage)
                        .list());
    }

    /** Those of the codes that are a product's. */
    public Set<String> productCodes(MerchantId merchant, Collection<String> codes) {
        if (codes.isEmpty()) {
            return Set.of();
        }
        return Tenancy.within(
                merchant,
                () -> Set.copyOf(jdbc.sql("select distinct product_code from " + Listed.IDS
                                + " join knowledge.passage p on p.merchant = :merchant and p.source_id = listed.id"
                                + " where product_code = source_id")
                        .param("merchant", merchant.value())
                        .param("ids", Listed.ids(codes))
                        .query(String.class)
                        .list()));
    }

    static Passage passage(ResultSet row, int number) throws SQLException {
        return new Passage(
                row.getString("id"),
                PassageKind.valueOf(row.getString("kind")),
                row.getString("source_id"),
                row.getString("product_code"),
                row.getString("title"),
                row.getString("text"),
                row.getString("place"));
    }
}
