package io.zhanggui.assistant.channel;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * How freely strangers become visitors. Many share an address behind a mobile network or an office, so it is generous.
 *
 * @param newVisitorsBurst how many new visitors may come from one address at once
 * @param newVisitorsPerMinute how many in a minute in the long run
 */
@ConfigurationProperties("zhanggui.channel")
record ChannelSettings(
        @DefaultValue("60") int newVisitorsBurst,
        @DefaultValue("10") int newVisitorsPerMinute) {

    ChannelSettings {
        if (newVisitorsBurst < 1 || newVisitorsPerMinute < 1) {
            throw new IllegalArgumentException(
                    "zhanggui.channel.new-visitors-burst and new-visitors-per-minute are 1 or more");
        }
    }
}
