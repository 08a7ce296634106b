package io.zhanggui.knowledge.index.lucene;

import com.github.benmanes.caffeine.cache.Cache;
import io.zhanggui.knowledge.index.IndexChange;
import io.zhanggui.knowledge.index.IndexEntry;
import io.zhanggui.knowledge.index.IndexHit;
import io.zhanggui.knowledge.index.IndexQuery;
import io.zhanggui.knowledge.index.IndexUnavailable;
import io.zhanggui.knowledge.index.KnownWord;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.concurrent.locks.ReentrantLock;
import java.util.concurrent.locks.ReentrantReadWriteLock;
import org.apache.lucene.document.NumericDocValuesField;
import org.apache.lucene.index.IndexCommit;
import org.apache.lucene.index.IndexWriter;
import org.apache.lucene.index.IndexWriterConfig;
import org.apache.lucene.index.KeepOnlyLastCommitDeletionPolicy;
import org.apache.lucene.index.SnapshotDeletionPolicy;
import org.apache.lucene.index.Term;
import org.apache.lucene.search.IndexSearcher;
import org.apache.lucene.search.SearcherManager;
import org.apache.lucene.store.FSDirectory;
import org.apache.lucene.store.LockObtainFailedException;
import org.apache.lucene.util.IOUtils;

/** The Lucene index of one index version. The applied sequence is part of each commit. Thread-safe. */
final class VersionFolder implements AutoCloseable {

    private static final String SEQUENCE = "sequence";

    private final Path folder;
    private final SnapshotDeletionPolicy commits = new SnapshotDeletionPolicy(new KeepOnlyLastCommitDeletionPolicy());
    private final EntryDocuments documents;
    private final Cache<Vocabulary.LookedUp, List<KnownWord>> lookedUp = Vocabulary.nothingLookedUp();
    private final Merges merges = new Merges(this::merged);
    private final FSDirectory directory;
    private final IndexWriter writer;
    private final SearcherManager searchers;
    /** Read-locked while the folder is used, write-locked to take it away. */
    private final ReentrantReadWriteLock life = new ReentrantReadWriteLock();

    /** Held while changes are on their way into a commit: nobody sees half of them. */
    private final ReentrantLock writing = new ReentrantLock();

    private boolean open = true;
    private volatile long applied;

    /** Opens the folder, or makes it. */
    VersionFolder(Path folder, int dimension) throws IOException {
        this.folder = folder;
        this.documents = new EntryDocuments(dimension);
        this.directory = FSDirectory.open(folder);
        try {
            this.writer = new IndexWriter(directory, configuration());
            this.searchers = new SearcherManager(writer, null);
        } catch (IOException | RuntimeException failure) {
            directory.close();
            throw failure;
        }
        this.applied = committedSequence(writer);
    }

    static IndexUnavailable unavailable(Path folder, IOException failure) {
        return failure instanceof LockObtainFailedException
                ? new IndexUnavailable("Another process uses the index in " + folder + ": stop it first", failure)
                : new IndexUnavailable("The index in " + folder + " cannot be used: " + failure.getMessage(), failure);
    }

    private IndexWriterConfig configuration() {
        return new IndexWriterConfig(new WordAnalyzer())
                .setCodec(new LateGraphs())
                .setMergeScheduler(merges)
                .setCommitOnClose(false)
                .setIndexDeletionPolicy(commits);
    }

    private static long committedSequence(IndexWriter writer) {
        for (Map.Entry<String, String> entry : writer.getLiveCommitData()) {
            if (entry.getKey().equals(SEQUENCE)) {
                return Long.parseLong(entry.getValue());
            }
        }
        return 0;
    }

    /** False once it was closed or a failure has closed Lucene's writer: open the folder again then. */
    boolean isOpen() {
        return open && writer.isOpen();
    }

    void apply(List<IndexChange> changes, long upToSequence) {
        changes.forEach(change -> entries(change).forEach(documents::check));
        life.readLock().lock();
        try {
            write(changes, upToSequence);
            showMerged();
        } catch (IOException failure) {
            throw unavailable(folder, failure);
        } finally {
            life.readLock().unlock();
        }
    }

    private void write(List<IndexChange> changes, long upToSequence) throws IOException {
        writing.lock();
        try {
            for (IndexChange change : changes) {
                write(change);
            }
            writer.setLiveCommitData(
                    Map.of(SEQUENCE, Long.toString(upToSequence)).entrySet());
            commit();
            applied = upToSequence;
        } finally {
            writing.unlock();
        }
    }

    /** Nobody changes the index once it is being closed: a merge that is lost then is made again. */
    private void merged() throws IOException {
        if (life.readLock().tryLock()) {
            try {
                showMerged();
            } finally {
                life.readLock().unlock();
            }
        }
    }

    /** Searches, and the next start, see the merged segment and not the many it was made of. Who is writing does it afterwards. */
    private void showMerged() throws IOException {
        while (open && merges.done() && writing.tryLock()) {
            try {
                commit();
            } finally {
                writing.unlock();
            }
        }
    }

    private void commit() throws IOException {
        merges.takenUp();
        writer.commit();
        searchers.maybeRefreshBlocking();
    }

    private void write(IndexChange change) throws IOException {
        List<IndexEntry> entries = entries(change);
        Term passage = EntryDocuments.ofPassage(change.passageId());
        if (entries.isEmpty()) {
            writer.deleteDocuments(passage);
        } else {
            writer.updateDocuments(passage, documents.of(entries));
        }
    }

    private static List<IndexEntry> entries(IndexChange change) {
        return switch (change) {
            case IndexChange.Put put -> put.entries();
            case IndexChange.Remove removed -> List.of();
        };
    }

    /** Waits until no segments are being merged. */
    void awaitMerges() {
        life.readLock().lock();
        try {
            merges.sync();
        } finally {
            life.readLock().unlock();
        }
    }

    long appliedSequence() {
        return applied;
    }

    List<IndexHit> search(IndexQuery query) {
        return searching(searcher -> new TwoLegs(searcher, documents).search(query), List.of());
    }

    Map<String, Long> entriesWith(Collection<String> words) {
        return searching(searcher -> new Vocabulary(searcher, lookedUp).entriesWith(words), Map.of());
    }

    Map<String, List<KnownWord>> alike(Collection<String> words) {
        return searching(searcher -> new Vocabulary(searcher, lookedUp).alike(words), Map.of());
    }

    long size() {
        return searching(searcher -> (long) searcher.getIndexReader().numDocs(), 0L);
    }

    /** Each has one entry that is its first. */
    long passages() {
        return searching(
                searcher -> (long) searcher.count(NumericDocValuesField.newSlowExactQuery(EntryDocuments.ORDINAL, 0)),
                0L);
    }

    private <T> T searching(Search<T> search, T nothing) {
        life.readLock().lock();
        try {
            if (!open) {
                return nothing;
            }
            IndexSearcher searcher = searchers.acquire();
            try {
                return search.in(searcher);
            } finally {
                searchers.release(searcher);
            }
        } catch (IOException failure) {
            throw unavailable(folder, failure);
        } finally {
            life.readLock().unlock();
        }
    }

    /** Copies the last commit; it stays on the disk until that is done. */
    void copyTo(Path target) {
        life.readLock().lock();
        try {
            if (open && applied > 0) {
                copy(commits.snapshot(), target);
            }
        } catch (IOException failure) {
            throw unavailable(folder, failure);
        } finally {
            life.readLock().unlock();
        }
    }

    private void copy(IndexCommit commit, Path target) throws IOException {
        try {
            Files.createDirectories(target);
            for (String file : commit.getFileNames()) {
                Files.copy(folder.resolve(file), target.resolve(file));
            }
        } finally {
            commits.release(commit);
        }
    }

    /** What is committed stays. */
    @Override
    public void close() {
        takeAway(() -> {});
    }

    void delete() {
        takeAway(() -> FolderTree.delete(folder));
    }

    private void takeAway(Cleanup cleanup) {
        life.writeLock().lock();
        try {
            open = false;
            IOUtils.close(searchers, writer::rollback, directory);
            cleanup.run();
        } catch (IOException failure) {
            throw unavailable(folder, failure);
        } finally {
            life.writeLock().unlock();
        }
    }

    private interface Search<T> {
        T in(IndexSearcher searcher) throws IOException;
    }

    private interface Cleanup {
        void run() throws IOException;
    }
}
