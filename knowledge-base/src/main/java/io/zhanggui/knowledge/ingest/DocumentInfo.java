package io.zhanggui.knowledge.ingest;

import java.time.Instant;

/**
 * A document of the fact base.
 *
 * @param name the file name it came with, its id
 * @param bytes size of the file
 * @param passages how many passages were made of it
 */
public record DocumentInfo(String name, String mediaType, long bytes, int passages, Instant updatedAt) {}
