package io.zhanggui.knowledge.ingest;

/** What absence from a file means. */
public enum ImportMode {
    /** Nothing: what the file does not name stays. */
    MERGE,
    /** Deletion: afterwards there is what the file names, and nothing else of its kind. */
    REPLACE
}
