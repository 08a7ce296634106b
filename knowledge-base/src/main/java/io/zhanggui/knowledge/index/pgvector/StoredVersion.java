package io.zhanggui.knowledge.index.pgvector;

/**
 * The row of an index version.
 *
 * @param applied the ledger's sequence of the last change
 * @param lastEntry the last id given to an entry; none is given twice
 * @param worded how many of the entries have words
 * @param words how many words all entries have together
 * @param loose how many entries came in small blocks or went without their postings since these were last made anew
 */
record StoredVersion(long id, long applied, long lastEntry, long entries, long worded, long words, long loose) {}
