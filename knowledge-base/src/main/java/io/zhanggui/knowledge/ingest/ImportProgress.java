package io.zhanggui.knowledge.ingest;

import java.util.List;

/** Hears how far an import is, and may stop it. Called from the importing thread. */
@FunctionalInterface
public interface ImportProgress {

    /**
     * So many rows are done. With a total the rows are committed, and become findable.
     *
     * @param total 0 while unknown
     */
    void at(int done, int total);

    /** A table with these headers is read from here on. */
    default void headers(List<String> headers) {}

    /** So many rows of a table are read; none of them is committed. */
    default void read(int rows) {}

    /**
     * A row has ended, in the order of the rows. It counts when the import returns: one that throws has changed nothing.
     */
    default void ended(RowEnd row) {}

    /** Whether the import is to stop. Asked until the rows are committed, not after. */
    default boolean cancelled() {
        return false;
    }

    /** Hears nothing. */
    static ImportProgress none() {
        return (done, total) -> {};
    }
}
