package io.zhanggui.assistant.copywriting;

import io.zhanggui.knowledge.MerchantId;
import java.time.Instant;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * Copy for many products, wanted at once: an item per product and variant.
 *
 * @param id unguessable
 * @param channel id of a {@link ChannelProfile}
 */
public record CopyJob(
        String id,
        MerchantId merchant,
        String channel,
        Locale locale,
        Tone tone,
        int variants,
        JobStatus status,
        JobCounts counts,
        Instant createdAt,
        @Nullable Instant finishedAt) {}
