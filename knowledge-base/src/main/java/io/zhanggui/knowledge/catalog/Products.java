package io.zhanggui.knowledge.catalog;

import io.zhanggui.knowledge.Merchant;
import io.zhanggui.knowledge.MerchantId;
import io.zhanggui.knowledge.Tenancy;
import io.zhanggui.knowledge.Validity;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.BiPredicate;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;

/** The products of each merchant, ordered by code. Thread-safe. */
public final class Products {

    private static final JsonMapper JSON = JsonMapper.shared();
    private static final TypeReference<List<Attribute>> ATTRIBUTES = new TypeReference<>() {};
    private static final String SELECT =
            "select id, title, category, description, attributes, language, valid_from, valid_until from knowledge.product where merchant = :merchant ";

    private static final String HOLDING = "and (lower(id) like :like escape '!' or lower(title) like :like escape '!'"
            + " or lower(category) like :like escape '!') ";

    private final JdbcClient jdbc;
    private final BiPredicate<Merchant, String> deletion;

    /**
     * @param deletion removes a product with everything made from it; answers whether it was there
     */
    public Products(JdbcClient jdbc, BiPredicate<Merchant, String> deletion) {
        this.jdbc = jdbc;
        this.deletion = deletion;
    }

    public Optional<Product> find(MerchantId merchant, String code) {
        return Tenancy.within(
                merchant,
                () -> jdbc.sql(SELECT + "and id = :code")
                        .param("merchant", merchant.value())
                        .param("code", code)
                        .query(Products::product)
                        .optional());
    }

    public List<Product> page(MerchantId merchant, int offset, int limit) {
        return Tenancy.within(
                merchant,
                () -> jdbc.sql(SELECT + "order by merchant, id limit :limit offset :offset")
                        .param("merchant", merchant.value())
                        .param("limit", limit)
                        .param("offset", offset)
                        .query(Products::product)
                        .list());
    }

    public int count(MerchantId merchant) {
        return Tenancy.within(
                merchant,
                () -> jdbc.sql("select count(*) from knowledge.product where merchant = :merchant")
                        .param("merchant", merchant.value())
                        .query(Integer.class)
                        .single());
    }

    /**
     * Those whose code, title or category holds the words, whatever their case.
     *
     * @param words blank: all
     */
    public List<Product> page(MerchantId merchant, String words, int offset, int limit) {
        return page(merchant, words, null, offset, limit);
    }

    /** How many products {@link #page(MerchantId, String, int, int)} can show. */
    public int count(MerchantId merchant, String words) {
        return count(merchant, words, null);
    }

    /**
     * Those whose code, title or category holds the words, within one category.
     *
     * @param words blank: all
     * @param category null: any
     */
    public List<Product> page(MerchantId merchant, String words, @Nullable String category, int offset, int limit) {
        return Tenancy.within(
                merchant,
                () -> jdbc.sql(SELECT + HOLDING + of(category) + "order by merchant, id limit :limit offset :offset")
                        .param("merchant", merchant.value())
                        .param("like", like(words))
                        .param("category", category)
                        .param("limit", limit)
                        .param("offset", offset)
                        .query(Products::product)
                        .list());
    }

    /** How many products {@link #page(MerchantId, String, String, int, int)} can show. */
    public int count(MerchantId merchant, String words, @Nullable String category) {
        return Tenancy.within(
                merchant,
                () -> jdbc.sql("select count(*) from knowledge.product where merchant = :merchant " + HOLDING
                                + of(category))
                        .param("merchant", merchant.value())
                        .param("like", like(words))
                        .param("category", category)
                        .query(Integer.class)
                        .single());
    }

    /** The categories that products have, in order. */
    public List<String> categories(MerchantId merchant) {
        return Tenancy.within(
                merchant,
                () -> jdbc.sql("select distinct category from knowledge.product where merchant = :merchant"
                                + " and category is not null order by category")
                        .param("merchant", merchant.value())
                        .query((row, number) -> row.getString(1))
                        .list());
    }

    public List<Product> all(MerchantId merchant) {
        return Tenancy.within(
                merchant,
                () -> jdbc.sql(SELECT + "order by id")
                        .param("merchant", merchant.value())
                        .query(Products::product)
                        .list());
    }

    /** Removes the product and its passages; when this returns, no search finds them. False if there is no such product. */
    public boolean delete(Merchant merchant, String code) {
        return deletion.test(merchant, code);
    }

    private static String of(@Nullable String category) {
        return category == null ? "" : "and category = :category ";
    }

    private static String like(String words) {
        return "%" + words.strip().toLowerCase(Locale.ROOT).replaceAll("[!%_]", "!$0") + "%";
    }

    private static Product product(ResultSet row, int number) throws SQLException {
        return new Product(
                row.getString("id"),
                row.getString("title"),
                row.getString("category"),
                row.getString("description"),
                JSON.readValue(row.getString("attributes"), ATTRIBUTES),
                row.getString("language"),
                Validity.of(
                        row.getObject("valid_from", OffsetDateTime.class),
                        row.getObject("valid_until", OffsetDateTime.class)));
    }
}
