package io.zhanggui.assistant.merchant;

import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Takes in a merchant together with its first key. */
@Component
class Registration {

    private final Merchants merchants;
    private final ApiKeys keys;

    Registration(Merchants merchants, ApiKeys keys) {
        this.merchants = merchants;
        this.keys = keys;
    }

    /** Returns the owner's key, which nobody can be told again. */
    @Transactional
    public String register(MerchantAccount account) {
        return keys.make(merchants.create(account).id(), KeyScope.OWNER, null, true)
                .secret();
    }
}
