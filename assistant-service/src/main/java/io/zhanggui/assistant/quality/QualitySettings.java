package io.zhanggui.assistant.quality;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * How the service measures itself.
 *
 * @param parallel how many cases are asked at once, over all shops: shoppers share the machine with them
 * @param mostCases how many cases an uploaded dataset may have
 */
@ConfigurationProperties("zhanggui.quality")
record QualitySettings(
        @DefaultValue("2") int parallel,
        @DefaultValue("5000") int mostCases) {

    QualitySettings {
        if (parallel < 1 || mostCases < 1) {
            throw new IllegalArgumentException(
                    "zhanggui.quality.parallel and most-cases are 1 or more: " + parallel + ", " + mostCases);
        }
    }
}
