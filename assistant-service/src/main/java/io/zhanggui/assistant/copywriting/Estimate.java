package io.zhanggui.assistant.copywriting;

import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * What a job would come to.
 *
 * @param items products times variants
 * @param time at the pace of the latest jobs; null where there is none yet
 */
public record Estimate(int products, int items, @Nullable Duration time) {

    static Estimate of(int products, int variants, long doneItems, Duration doneIn) {
        int items = products * variants;
        Duration time = doneItems == 0 ? null : doneIn.multipliedBy(items).dividedBy(doneItems);
        return new Estimate(products, items, time);
    }
}
