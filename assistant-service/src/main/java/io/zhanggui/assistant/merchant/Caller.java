package io.zhanggui.assistant.merchant;

import io.zhanggui.knowledge.MerchantId;
import org.jspecify.annotations.Nullable;

/**
 * Who is calling: the principal of a request, resolved by {@code @AuthenticationPrincipal Caller}.
 *
 * @param keyId id of the key that was shown (never the key), or of the console login
 * @param merchantId whose rows the call may touch; null for an operator alone
 */
public record Caller(String keyId, KeyScope scope, @Nullable MerchantId merchantId) {

    /**
     * The merchant of this call.
     *
     * @throws IllegalStateException for an operator, who has none: the endpoint let the wrong scope in
     */
    public MerchantId merchant() {
        if (merchantId == null) {
            throw new IllegalStateException("An operator's key belongs to no merchant");
        }
        return merchantId;
    }
}
