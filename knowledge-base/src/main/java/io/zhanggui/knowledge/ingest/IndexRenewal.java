package io.zhanggui.knowledge.ingest;

/**
 * An index that is being built beside the one that answers.
 *
 * @param model that makes its vectors
 * @param done how many of the {@code total} passages it has, those that were removed counted too
 */
public record IndexRenewal(String model, long done, long total) {}
