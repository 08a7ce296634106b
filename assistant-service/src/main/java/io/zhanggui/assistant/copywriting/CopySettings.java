package io.zhanggui.assistant.copywriting;

import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * How copy is written.
 *
 * @param lanes how many items of one job are worked on at the same time
 * @param batch how many items are written in one transaction where no model takes part
 * @param turn how long a lane works before it lets other jobs have its thread
 * @param patience how long an item waits for a model that is busy before the offline backend writes it
 * @param maxItems how many items a job has at most: products times variants
 * @param progressInterval how often a listener hears how far a job is
 * @param heartbeat after how much silence a listener hears that the connection lives
 */
@ConfigurationProperties("zhanggui.copy")
record CopySettings(
        @DefaultValue("8") int lanes,
        @DefaultValue("25") int batch,
        @DefaultValue("10s") Duration turn,
        @DefaultValue("60s") Duration patience,
        @DefaultValue("500000") int maxItems,
        @DefaultValue("500ms") Duration progressInterval,
        @DefaultValue("10s") Duration heartbeat) {

    CopySettings {
        if (lanes < 1 || batch < 1 || maxItems < 1) {
            throw new IllegalArgumentException("zhanggui.copy.lanes, .batch and .max-items are 1 or more");
        }
        if (!turn.isPositive() || !progressInterval.isPositive() || !heartbeat.isPositive()) {
            throw new IllegalArgumentException("zhanggui.copy.turn, .progress-interval and .heartbeat are above 0");
        }
    }
}
