package io.zhanggui.knowledge.index;

import java.nio.file.Path;
import java.util.Collection;
import java.util.List;
import java.util.Map;

/**
 * Passages found by meaning and by keyword. Rows are the truth, an index follows them by the ledger's sequence.
 *
 * <p>Thread-safe. An index version comes to be with its first change.
 */
public interface KnowledgeIndex extends AutoCloseable {

    /**
     * Applies changes in order. When this returns, they survive the death of the process, searches see them, and
     * {@link #appliedSequence} answers {@code upToSequence}.
     *
     * @param upToSequence the ledger's sequence of the last change; 0 or more, never less than before
     */
    void apply(IndexVersion version, List<IndexChange> changes, long upToSequence);

    /** The ledger's sequence up to which changes were applied; 0 for a version that does not exist. */
    long appliedSequence(IndexVersion version);

    /** What both legs found, each entry once, in no promised order: ranking is the caller's. */
    List<IndexHit> search(IndexVersion version, IndexQuery query);

    /** How many entries have each of the words, as {@link Words} cuts them; a word that none has is left out. */
    Map<String, Long> entriesWith(IndexVersion version, Collection<String> words);

    /**
     * For each word the words of the entries that it may be a slip of, as {@link Likeness} tells; what has none is left out. A word
     * of Chinese characters may be one that {@link Words} cuts apart.
     */
    Map<String, List<KnownWord>> alike(IndexVersion version, Collection<String> words);

    /** How many entries the version holds. */
    long size(IndexVersion version);

    /** How many passages the version holds, counted among its entries. */
    long passages(IndexVersion version);

    /** Removes the version with all its entries; its applied sequence is 0 again. */
    void drop(IndexVersion version);

    /**
     * Copies what is committed into an empty folder, in the layout that {@code open} of this index reads, while it is written
     * to. An index elsewhere than in files copies nothing: it follows its rows.
     */
    default void copyTo(Path folder) {}

    @Override
    void close();
}
