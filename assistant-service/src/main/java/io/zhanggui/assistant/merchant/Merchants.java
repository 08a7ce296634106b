package io.zhanggui.assistant.merchant;

import io.zhanggui.assistant.problem.ApiProblem;
import io.zhanggui.knowledge.MerchantId;
import io.zhanggui.knowledge.Tenancy;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.http.HttpStatus;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** The merchants of this installation. Thread-safe. */
@Component
public class Merchants {

    private final JdbcClient jdbc;
    private final Clock clock;

    Merchants(JdbcClient jdbc, Clock clock) {
        this.jdbc = jdbc;
        this.clock = clock;
    }

    /**
     * The merchant.
     *
     * @throws ApiProblem 404 if there is none
     */
    public MerchantAccount get(MerchantId id) {
        return find(id).orElseThrow(() -> new ApiProblem(HttpStatus.NOT_FOUND, "merchant.unknown", id));
    }

    /** The merchant, if there is one. */
    public Optional<MerchantAccount> find(MerchantId id) {
        return Tenancy.within(
                id,
                () -> jdbc.sql("select id, name, locale, contact from merchant where id = :id")
                        .param("id", id.value())
                        .query(Merchants::account)
                        .optional());
    }

    /** All of them, the oldest first. */
    public List<MerchantAccount> all() {
        return Tenancy.acrossMerchants(
                () -> jdbc.sql("select id, name, locale, contact from merchant order by created_at, id")
                        .query(Merchants::account)
                        .list());
    }

    /**
     * Takes in a merchant.
     *
     * @throws ApiProblem 409 if there is one with this id
     */
    public MerchantAccount create(MerchantAccount account) {
        try {
            Tenancy.within(
                    account.id(),
                    () -> jdbc.sql("insert into merchant (id, name, locale, contact, created_at)"
                                    + " values (:id, :name, :locale, :contact, :now)")
                            .param("id", account.id().value())
                            .param("name", account.name())
                            .param("locale", account.locale().toLanguageTag())
                            .param("contact", account.contact())
                            .param("now", OffsetDateTime.now(clock))
                            .update());
            return account;
        } catch (DuplicateKeyException e) {
            throw new ApiProblem(HttpStatus.CONFLICT, "merchant.exists", account.id());
        }
    }

    /** Changes name and contact of a merchant. */
    MerchantAccount update(MerchantId id, String name, String contact) {
        Tenancy.within(
                id,
                () -> jdbc.sql("update merchant set name = :name, contact = :contact where id = :id")
                        .param("id", id.value())
                        .param("name", name)
                        .param("contact", contact)
                        .update());
        return get(id);
    }

    private static MerchantAccount account(ResultSet row, int number) throws SQLException {
        return new MerchantAccount(
                new MerchantId(row.getString("id")),
                row.getString("name"),
                Locale.forLanguageTag(row.getString("locale")),
                row.getString("contact"));
    }
}
