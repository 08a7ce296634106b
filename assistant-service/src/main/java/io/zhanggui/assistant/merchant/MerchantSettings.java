package io.zhanggui.assistant.merchant;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * Limits of callers.
 *
 * @param visitorBurst how many requests a visitor's key may make at once
 * @param visitorPerMinute how many it may make a minute in the long run
 */
@ConfigurationProperties("zhanggui.merchant")
record MerchantSettings(
        @DefaultValue("30") int visitorBurst,
        @DefaultValue("60") int visitorPerMinute) {

    MerchantSettings {
        if (visitorBurst < 1 || visitorPerMinute < 1) {
            throw new IllegalArgumentException("zhanggui.merchant.visitor-burst and visitor-per-minute are 1 or more");
        }
    }
}
