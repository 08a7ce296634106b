package io.zhanggui.knowledge.ingest;

import java.nio.file.Path;

/**
 * A file that somebody brought.
 *
 * @param name the name it had with its owner, which is its id in the fact base
 * @param content where its bytes lie now
 */
public record SourceFile(String name, Path content) {}
