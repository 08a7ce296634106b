package io.zhanggui.knowledge.ingest;

import io.zhanggui.knowledge.index.IndexChange;
import io.zhanggui.knowledge.index.IndexVersion;
import io.zhanggui.knowledge.index.KnowledgeIndex;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;

/**
 * Brings changes into the index, in their order and many at a time, while its user makes the next ones. Not thread-safe;
 * until {@link #close} returns or throws, a part of the changes may be under way.
 */
final class Applying implements AutoCloseable {

    /** Each application costs a commit, and leaves a segment that has to be merged. */
    private static final int BATCH = 4_000;

    private final KnowledgeIndex index;
    private final IndexVersion version;
    private final List<IndexChange> waiting = new ArrayList<>();
    private CompletableFuture<Void> underWay = CompletableFuture.completedFuture(null);
    private long upToSequence;

    Applying(KnowledgeIndex index, IndexVersion version) {
        this.index = index;
        this.version = version;
    }

    void add(List<IndexChange> changes, long sequence) {
        waiting.addAll(changes);
        upToSequence = sequence;
        if (waiting.size() >= BATCH) {
            await();
            List<IndexChange> batch = List.copyOf(waiting);
            waiting.clear();
            underWay = CompletableFuture.runAsync(
                    () -> index.apply(version, batch, sequence),
                    task -> Thread.ofVirtual().start(task));
        }
    }

    /** Leaves to whoever has applied them what was added and is not under way. */
    void forget() {
        waiting.clear();
    }

    /** When this returns, all changes are applied. */
    @Override
    public void close() {
        await();
        if (!waiting.isEmpty()) {
            index.apply(version, waiting, upToSequence);
        }
    }

    /** Throws what the application under way threw. */
    private void await() {
        try {
            underWay.join();
        } catch (CompletionException failure) {
            if (failure.getCause() instanceof RuntimeException cause) {
                throw cause;
            }
            throw failure;
        }
    }
}
