package io.zhanggui.knowledge.ingest;

import io.zhanggui.knowledge.Merchant;
import io.zhanggui.knowledge.MerchantId;
import io.zhanggui.knowledge.Passage;
import io.zhanggui.knowledge.Tenancy;
import io.zhanggui.knowledge.Validity;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Optional;
import java.util.function.BiPredicate;
import org.springframework.jdbc.core.simple.JdbcClient;

/** The documents of each merchant, ordered by name. Thread-safe. */
public final class Documents {

    private static final String SELECT = """
            select d.id, d.media_type, d.bytes, d.updated_at, d.language, d.valid_from, d.valid_until,
                (select count(*) from knowledge.passage p
                 where p.merchant = d.merchant and p.source_id = d.id and p.kind = 'DOCUMENT') as passages
            from knowledge.document d where d.merchant = :merchant
            """;

    private final JdbcClient jdbc;
    private final BiPredicate<Merchant, String> deletion;

    /**
     * @param deletion removes a document with its passages; answers whether it was there
     */
    public Documents(JdbcClient jdbc, BiPredicate<Merchant, String> deletion) {
        this.jdbc = jdbc;
        this.deletion = deletion;
    }

    public Optional<DocumentInfo> find(MerchantId merchant, String name) {
        return Tenancy.within(
                merchant,
                () -> jdbc.sql(SELECT + "and d.id = :name")
                        .param("merchant", merchant.value())
                        .param("name", name)
                        .query(Documents::info)
                        .optional());
    }

    public List<DocumentInfo> page(MerchantId merchant, int offset, int limit) {
        return Tenancy.within(
                merchant,
                () -> jdbc.sql(SELECT + "order by d.id limit :limit offset :offset")
                        .param("merchant", merchant.value())
                        .param("limit", limit)
                        .param("offset", offset)
                        .query(Documents::info)
                        .list());
    }

    public int count(MerchantId merchant) {
        return Tenancy.within(
                merchant,
                () -> jdbc.sql("select count(*) from knowledge.document where merchant = :merchant")
                        .param("merchant", merchant.value())
                        .query(Integer.class)
                        .single());
    }

    /** The passages of a document, in its order; none if there is no such document. */
    public List<Passage> passages(MerchantId merchant, String name) {
        return Tenancy.within(
                merchant,
                () -> jdbc.sql(Passages.SELECT + "and source_id = :name and kind = 'DOCUMENT' order by ordinal")
                        .param("merchant", merchant.value())
                        .param("name", name)
                        .query(Passages::passage)
                        .list());
    }

    /** Removes the document and its passages; when this returns, no search finds them. False if there is no such document. */
    public boolean delete(Merchant merchant, String name) {
        return deletion.test(merchant, name);
    }

    private static DocumentInfo info(ResultSet row, int number) throws SQLException {
        return new DocumentInfo(
                row.getString("id"),
                row.getString("media_type"),
                row.getLong("bytes"),
                row.getInt("passages"),
                row.getObject("updated_at", OffsetDateTime.class).toInstant(),
                row.getString("language"),
                Validity.of(
                        row.getObject("valid_from", OffsetDateTime.class),
                        row.getObject("valid_until", OffsetDateTime.class)));
    }
}
