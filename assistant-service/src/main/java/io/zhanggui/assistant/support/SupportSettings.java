package io.zhanggui.assistant.support;

import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * How shoppers are answered.
 *
 * @param heartbeat how often a silent stream says that it is alive; by it a client that has left is noticed
 */
@ConfigurationProperties("zhanggui.support")
record SupportSettings(@DefaultValue("5s") Duration heartbeat) {

    SupportSettings {
        if (heartbeat.isNegative() || heartbeat.isZero()) {
            throw new IllegalArgumentException("zhanggui.support.heartbeat is longer than nothing: " + heartbeat);
        }
    }
}
