package io.zhanggui.knowledge.ingest;

import io.zhanggui.knowledge.Validity;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A document of the fact base.
 *
 * @param name the file name it came with, its id
 * @param bytes size of the file
 * @param passages how many passages were made of it
 * @param language an ISO 639 code; null where it is the shop's own
 * @param validity when it is answered from
 */
public record DocumentInfo(
        String name,
        String mediaType,
        long bytes,
        int passages,
        Instant updatedAt,
        @Nullable String language,
        Validity validity) {}
