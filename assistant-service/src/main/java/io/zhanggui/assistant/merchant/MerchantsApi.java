package io.zhanggui.assistant.merchant;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.zhanggui.knowledge.MerchantId;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** Merchants, for the operator; and each merchant's own account, for its owner. */
@RestController
class MerchantsApi {

    private final Merchants merchants;
    private final Registration registration;
    private final Secrets secrets;

    MerchantsApi(Merchants merchants, Registration registration, Secrets secrets) {
        this.merchants = merchants;
        this.registration = registration;
        this.secrets = secrets;
    }

    @PostMapping("/api/v1/merchants")
    @ResponseStatus(HttpStatus.CREATED)
    Account create(@Valid @RequestBody NewMerchant wanted) {
        String id = wanted.id() == null ? "m-" + secrets.hex(6) : wanted.id();
        MerchantAccount account = new MerchantAccount(
                new MerchantId(id), wanted.name(), Locale.forLanguageTag(wanted.locale()), wanted.contact());
        return Account.of(account, registration.register(account));
    }

    @GetMapping("/api/v1/merchants")
    Accounts all() {
        return new Accounts(merchants.all().stream()
                .map(account -> Account.of(account, null))
                .toList());
    }

    @GetMapping("/api/v1/merchant")
    Account own(@AuthenticationPrincipal Caller caller) {
        return Account.of(merchants.get(caller.merchant()), null);
    }

    @PutMapping("/api/v1/merchant")
    Account change(@AuthenticationPrincipal Caller caller, @Valid @RequestBody ChangedMerchant wanted) {
        return Account.of(merchants.update(caller.merchant(), wanted.name(), wanted.contact()), null);
    }

    /** A merchant to be taken in; without an id it gets one. */
    record NewMerchant(
            @Nullable @Pattern(regexp = "[a-z0-9][a-z0-9-]{0,39}")
            String id,

            @NotBlank @Size(max = 200) String name,

            @NotNull @Pattern(regexp = "(zh|en)(-[A-Za-z0-9]{2,8}){0,2}")
            String locale,

            @NotBlank @Size(max = 500) String contact) {}

    /** What an owner may change of the account. */
    record ChangedMerchant(
            @NotBlank @Size(max = 200) String name,
            @NotBlank @Size(max = 500) String contact) {}

    /** All merchants. */
    record Accounts(List<Account> items) {}

    /**
     * A merchant.
     *
     * @param ownerKey in the answer to its making, and never again
     */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record Account(
            String id,
            String name,
            String locale,
            String contact,
            @Nullable String ownerKey) {

        static Account of(MerchantAccount account, @Nullable String ownerKey) {
            return new Account(
                    account.id().value(),
                    account.name(),
                    account.locale().toLanguageTag(),
                    account.contact(),
                    ownerKey);
        }
    }
}
