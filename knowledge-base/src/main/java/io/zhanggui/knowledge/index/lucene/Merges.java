package io.zhanggui.knowledge.index.lucene;

import java.io.IOException;
import java.util.concurrent.atomic.AtomicBoolean;
import org.apache.lucene.index.ConcurrentMergeScheduler;
import org.apache.lucene.index.MergePolicy.OneMerge;

/** Merges segments in the background, and tells of each that is done until somebody has taken it up. Thread-safe. */
final class Merges extends ConcurrentMergeScheduler {

    private final AtomicBoolean done = new AtomicBoolean();
    private final Listener listener;

    /**
     * @param listener is called by the thread that merged
     */
    Merges(Listener listener) {
        this.listener = listener;
    }

    @Override
    protected void doMerge(MergeSource source, OneMerge merge) throws IOException {
        super.doMerge(source, merge);
        done.set(true);
        listener.merged();
    }

    /** Whether a merge is done that nobody has taken up. */
    boolean done() {
        return done.get();
    }

    /** To be called before the merged segments are looked at, so that a later merge is not missed. */
    void takenUp() {
        done.set(false);
    }

    interface Listener {
        void merged() throws IOException;
    }
}
