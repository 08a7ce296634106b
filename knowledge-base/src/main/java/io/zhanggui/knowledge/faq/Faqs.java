package io.zhanggui.knowledge.faq;

import io.zhanggui.knowledge.Merchant;
import io.zhanggui.knowledge.MerchantId;
import io.zhanggui.knowledge.Tenancy;
import io.zhanggui.knowledge.Validity;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.BiPredicate;
import org.springframework.jdbc.core.simple.JdbcClient;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;

/** The FAQ entries of each merchant, ordered by id. Thread-safe. */
public final class Faqs {

    private static final JsonMapper JSON = JsonMapper.shared();
    private static final TypeReference<List<String>> QUESTIONS = new TypeReference<>() {};
    private static final String SELECT =
            "select id, question, similar_questions, answer, language, valid_from, valid_until from knowledge.faq where merchant = :merchant ";

    private static final String HOLDING =
            "and (lower(id) like :like escape '!' or lower(question) like :like escape '!'"
                    + " or lower(similar_questions) like :like escape '!' or lower(answer) like :like escape '!') ";

    private final JdbcClient jdbc;
    private final BiPredicate<Merchant, String> deletion;

    /**
     * @param deletion removes an entry with everything made from it; answers whether it was there
     */
    public Faqs(JdbcClient jdbc, BiPredicate<Merchant, String> deletion) {
        this.jdbc = jdbc;
        this.deletion = deletion;
    }

    public Optional<FaqEntry> find(MerchantId merchant, String id) {
        return Tenancy.within(
                merchant,
                () -> jdbc.sql(SELECT + "and id = :id")
                        .param("merchant", merchant.value())
                        .param("id", id)
                        .query(Faqs::entry)
                        .optional());
    }

    public List<FaqEntry> page(MerchantId merchant, int offset, int limit) {
        return Tenancy.within(
                merchant,
                () -> jdbc.sql(SELECT + "order by merchant, id limit :limit offset :offset")
                        .param("merchant", merchant.value())
                        .param("limit", limit)
                        .param("offset", offset)
                        .query(Faqs::entry)
                        .list());
    }

    /** The first of those that are answered at the moment. */
    public List<FaqEntry> validAt(MerchantId merchant, Instant moment, int limit) {
        return Tenancy.within(
                merchant,
                () -> jdbc.sql(
                                SELECT + "and (valid_from is null or valid_from <= :moment)"
                                        + " and (valid_until is null or valid_until > :moment) order by merchant, id limit :limit")
                        .param("merchant", merchant.value())
                        .param("moment", moment.atOffset(ZoneOffset.UTC))
                        .param("limit", limit)
                        .query(Faqs::entry)
                        .list());
    }

    public int count(MerchantId merchant) {
        return Tenancy.within(
                merchant,
                () -> jdbc.sql("select count(*) from knowledge.faq where merchant = :merchant")
                        .param("merchant", merchant.value())
                        .query(Integer.class)
                        .single());
    }

    /**
     * Those whose id, questions or answer hold the words, whatever their case.
     *
     * @param words blank: all
     */
    public List<FaqEntry> page(MerchantId merchant, String words, int offset, int limit) {
        return Tenancy.within(
                merchant,
                () -> jdbc.sql(SELECT + HOLDING + "order by merchant, id limit :limit offset :offset")
                        .param("merchant", merchant.value())
                        .param("like", like(words))
                        .param("limit", limit)
                        .param("offset", offset)
                        .query(Faqs::entry)
                        .list());
    }

    /** How many entries {@link #page(MerchantId, String, int, int)} can show. */
    public int count(MerchantId merchant, String words) {
        return Tenancy.within(
                merchant,
                () -> jdbc.sql("select count(*) from knowledge.faq where merchant = :merchant " + HOLDING)
                        .param("merchant", merchant.value())
                        .param("like", like(words))
                        .query(Integer.class)
                        .single());
    }

    public List<FaqEntry> all(MerchantId merchant) {
        return Tenancy.within(
                merchant,
                () -> jdbc.sql(SELECT + "order by id")
                        .param("merchant", merchant.value())
                        .query(Faqs::entry)
                        .list());
    }

    /** Removes the entry and its passage; when this returns, no search finds it. False if there is no such entry. */
    public boolean delete(Merchant merchant, String id) {
        return deletion.test(merchant, id);
    }

    private static String like(String words) {
        return "%" + words.strip().toLowerCase(Locale.ROOT).replaceAll("[!%_]", "!$0") + "%";
    }

    private static FaqEntry entry(ResultSet row, int number) throws SQLException {
        return new FaqEntry(
                row.getString("id"),
                row.getString("question"),
                JSON.readValue(row.getString("similar_questions"), QUESTIONS),
                row.getString("answer"),
                row.getString("language"),
                Validity.of(
                        row.getObject("valid_from", OffsetDateTime.class),
                        row.getObject("valid_until", OffsetDateTime.class)));
    }
}
