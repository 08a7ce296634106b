package io.zhanggui.assistant.support;

import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * How shoppers are answered.
 *
 * @param heartbeat how often a silent stream says that it is alive, and how often it is looked whether a client that waits for a
 *     whole answer is still there; a client that has left is noticed at the second beat
 */
@ConfigurationProperties("zhanggui.support")
record SupportSettings(@DefaultValue("400ms") Duration heartbeat) {

    SupportSettings {
        if (heartbeat.isNegative() || heartbeat.isZero()) {
            throw new IllegalArgumentException("zhanggui.support.heartbeat is longer than nothing: " + heartbeat);
        }
    }
}
