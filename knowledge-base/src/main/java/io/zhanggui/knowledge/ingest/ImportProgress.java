package io.zhanggui.knowledge.ingest;

/** Hears how far an import is. Called from the importing thread. */
@FunctionalInterface
public interface ImportProgress {

    /**
     * So many rows are done.
     *
     * @param total 0 while unknown
     */
    void at(int done, int total);

    /** Hears nothing. */
    static ImportProgress none() {
        return (done, total) -> {};
    }
}
