package io.zhanggui.assistant.copywriting;

import org.jspecify.annotations.Nullable;

/**
 * One product in one variant.
 *
 * @param id unique over all jobs
 * @param position 0-based within the job
 * @param productTitle as it was when the job was started
 * @param variant from 1
 * @param draft there exactly when the status is drafted or needs review
 * @param reason there exactly when the status is failed
 */
public record CopyItem(
        String id,
        String jobId,
        int position,
        String productCode,
        String productTitle,
        int variant,
        ItemStatus status,
        Reviewed reviewed,
        @Nullable Draft draft,
        @Nullable FailureReason reason) {}
