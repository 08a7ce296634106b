package io.zhanggui.knowledge.ingest;

import org.jspecify.annotations.Nullable;

/**
 * An index that is being built beside the one that answers.
 *
 * @param model that makes its vectors
 * @param done how many of the {@code total} passages it has, those that were removed counted too
 * @param failure why this process could not go on with it when it last tried; null if it could
 */
public record IndexRenewal(
        String model, long done, long total, @Nullable String failure) {}
