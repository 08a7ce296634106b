package io.zhanggui.assistant.facts;

import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * How the fact base is served.
 *
 * @param importPatience how long an upload waits for the end of its import before it is answered 202
 */
@ConfigurationProperties("zhanggui.facts")
record FactsSettings(@DefaultValue("10s") Duration importPatience) {

    FactsSettings {
        if (importPatience.isNegative()) {
            throw new IllegalArgumentException("zhanggui.facts.import-patience is 0 or more: " + importPatience);
        }
    }
}
