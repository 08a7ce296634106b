package io.zhanggui.assistant.merchant;

import com.fasterxml.jackson.annotation.JsonInclude;
import jakarta.validation.Valid;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import java.time.Duration;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** The keys of a merchant, for its owner. */
@RestController
@RequestMapping("/api/v1/keys")
class KeysApi {

    private final ApiKeys keys;

    KeysApi(ApiKeys keys) {
        this.keys = keys;
    }

    @PostMapping
    @ResponseStatus(HttpStatus.CREATED)
    KeyView make(@AuthenticationPrincipal Caller caller, @Valid @RequestBody NewKey wanted) {
        Integer days = wanted.expiresInDays();
        ApiKeys.MadeKey made = keys.make(
                caller.merchant(),
                KeyScope.valueOf(wanted.scope().toUpperCase(Locale.ROOT)),
                days == null ? null : Duration.ofDays(days),
                true);
        return KeyView.of(made.key(), made.secret());
    }

    @GetMapping
    KeyList list(@AuthenticationPrincipal Caller caller) {
        return new KeyList(keys.list(caller.merchant()).stream()
                .map(key -> KeyView.of(key, null))
                .toList());
    }

    @DeleteMapping("/{id}")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void revoke(@AuthenticationPrincipal Caller caller, @PathVariable String id) {
        keys.revoke(caller.merchant(), id);
    }

    /** A key to be made; without a number of days it is good until revoked. */
    record NewKey(
            @NotNull @Pattern(regexp = "owner|visitor") String scope,
            @Nullable @Min(1) @Max(3650) Integer expiresInDays) {}

    /** The keys that live. */
    record KeyList(List<KeyView> items) {}

    /**
     * A key.
     *
     * @param key the secret, in the answer to its making and never again
     */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record KeyView(
            String id,
            String scope,
            OffsetDateTime createdAt,
            @Nullable OffsetDateTime expiresAt,
            @Nullable String key) {

        static KeyView of(ApiKey key, @Nullable String secret) {
            return new KeyView(
                    key.id(), key.scope().name().toLowerCase(Locale.ROOT), key.created(), key.expires(), secret);
        }
    }
}
