package io.zhanggui.assistant.quality;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A dataset that a merchant can run.
 *
 * @param id within the merchant
 * @param uploaded when; null for a dataset that comes with the program
 */
public record DatasetInfo(
        String id, String name, int cases, @Nullable Instant uploaded) {

    /** Whether it comes with the program, so that it cannot be deleted. */
    public boolean shipped() {
        return uploaded == null;
    }
}
