package io.zhanggui.assistant.merchant;

import io.zhanggui.knowledge.Merchant;
import io.zhanggui.knowledge.MerchantId;
import java.util.Locale;

/**
 * A merchant of this installation.
 *
 * @param name what shoppers call the shop
 * @param locale language of the shop and its answers
 * @param contact what a shopper is told who wants a person: phone, WeChat, hours
 */
public record MerchantAccount(MerchantId id, String name, Locale locale, String contact) {

    /** The merchant as the fact base knows it. */
    public Merchant knowledge() {
        return new Merchant(id, locale);
    }
}
