package io.zhanggui.assistant.merchant;

import io.zhanggui.assistant.problem.ApiProblem;
import io.zhanggui.knowledge.MerchantId;
import io.zhanggui.knowledge.Tenancy;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** API keys: shown once, stored as their hash. Thread-safe. */
@Component
public class ApiKeys {

    private static final String COLUMNS = "id, merchant_id, scope, created_at, expires_at";

    private final JdbcClient jdbc;
    private final Secrets secrets;
    private final Clock clock;

    ApiKeys(JdbcClient jdbc, Secrets secrets, Clock clock) {
        this.jdbc = jdbc;
        this.secrets = secrets;
        this.clock = clock;
    }

    /**
     * Makes a key of a merchant.
     *
     * @param lifetime null: until revoked
     * @return the secret, which nobody can be told again
     */
    public String issue(MerchantId merchant, KeyScope scope, @Nullable Duration lifetime) {
        return make(merchant, scope, lifetime, false).secret();
    }

    /** Who shows this secret; nobody if it is unknown, expired or revoked. */
    public Optional<Caller> authenticate(String secret) {
        return Tenancy.acrossMerchants(
                        () -> jdbc.sql("select " + COLUMNS + " from api_key where hash = :hash and revoked_at is null"
                                        + " and (expires_at is null or expires_at > :now)")
                                .param("hash", Secrets.hash(secret))
                                .param("now", OffsetDateTime.now(clock))
                                .query(ApiKeys::apiKey)
                                .optional())
                .map(key -> new Caller(key.id(), key.scope(), key.merchant()));
    }

    MadeKey make(MerchantId merchant, KeyScope scope, @Nullable Duration lifetime, boolean listed) {
        Tenancy.acrossMerchants(this::forgetExpired);
        String secret = secrets.key(scope);
        OffsetDateTime now = OffsetDateTime.now(clock);
        ApiKey key = new ApiKey(secrets.random(12), merchant, scope, now, lifetime == null ? null : now.plus(lifetime));
        Tenancy.run(merchant, () -> insert(key, secret, listed));
        return new MadeKey(key, secret);
    }

    /** The keys that the owner made and that live, the newest first: not those of each visit to the chat page. */
    List<ApiKey> list(MerchantId merchant) {
        return Tenancy.within(
                merchant,
                () -> jdbc.sql(
                                "select " + COLUMNS + " from api_key where merchant_id = :merchant and listed"
                                        + " and revoked_at is null and (expires_at is null or expires_at > :now) order by created_at desc, id")
                        .param("merchant", merchant.value())
                        .param("now", OffsetDateTime.now(clock))
                        .query(ApiKeys::apiKey)
                        .list());
    }

    void revoke(MerchantId merchant, String id) {
        int revoked = Tenancy.within(
                merchant,
                () -> jdbc.sql("update api_key set revoked_at = :now"
                                + " where merchant_id = :merchant and id = :id and revoked_at is null")
                        .param("now", OffsetDateTime.now(clock))
                        .param("merchant", merchant.value())
                        .param("id", id)
                        .update());
        if (revoked == 0) {
            throw new ApiProblem(HttpStatus.NOT_FOUND, "apikey.unknown", id);
        }
    }

    /** Makes this secret the only one that works under this id. */
    @Transactional
    public void settle(String id, @Nullable MerchantId merchant, KeyScope scope, String secret) {
        ApiKey key = new ApiKey(id, merchant, scope, OffsetDateTime.now(clock), null);
        Tenancy.acrossMerchants(() -> {
            jdbc.sql("delete from api_key where id = :id or hash = :hash")
                    .param("id", id)
                    .param("hash", Secrets.hash(secret))
                    .update();
            insert(key, secret, true);
            return key;
        });
    }

    /** Whether there is a key of this id. */
    boolean isSettled(String id) {
        return Tenancy.acrossMerchants(() -> jdbc.sql("select count(*) from api_key where id = :id")
                        .param("id", id)
                        .query(Integer.class)
                        .single())
                > 0;
    }

    private void insert(ApiKey key, String secret, boolean listed) {
        MerchantId merchant = key.merchant();
        jdbc.sql("insert into api_key (id, merchant_id, scope, hash, listed, created_at, expires_at)"
                        + " values (:id, :merchant, :scope, :hash, :listed, :created, :expires)")
                .param("id", key.id())
                .param("merchant", merchant == null ? null : merchant.value())
                .param("scope", key.scope().name())
                .param("hash", Secrets.hash(secret))
                .param("listed", listed)
                .param("created", key.created())
                .param("expires", key.expires())
                .update();
    }

    private int forgetExpired() {
        return jdbc.sql("delete from api_key where expires_at < :yesterday")
                .param("yesterday", OffsetDateTime.now(clock).minusDays(1))
                .update();
    }

    private static ApiKey apiKey(ResultSet row, int number) throws SQLException {
        String merchant = row.getString("merchant_id");
        return new ApiKey(
                row.getString("id"),
                merchant == null ? null : new MerchantId(merchant),
                KeyScope.valueOf(row.getString("scope")),
                row.getObject("created_at", OffsetDateTime.class),
                row.getObject("expires_at", OffsetDateTime.class));
    }

    /** A key with its secret, at the only moment when both are known. */
    record MadeKey(ApiKey key, String secret) {}
}
