package io.zhanggui.knowledge.index.lucene;

import io.zhanggui.knowledge.index.IndexChange;
import io.zhanggui.knowledge.index.IndexHit;
import io.zhanggui.knowledge.index.IndexQuery;
import io.zhanggui.knowledge.index.IndexVersion;
import io.zhanggui.knowledge.index.KnowledgeIndex;
import io.zhanggui.knowledge.index.KnownWord;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The embedded index: one Lucene index for each index version, in a folder of its own, {@code merchant/model}.
 *
 * <p>Folders are opened at their first use. One that Lucene cannot read is moved aside, and the version begins anew at
 * sequence 0. Only one process at a time can use a folder.
 */
public final class LuceneIndex implements KnowledgeIndex {

    private final Path root;
    private final Map<IndexVersion, VersionFolder> opened = new HashMap<>();
    private boolean closed;

    private LuceneIndex(Path root) {
        this.root = root;
    }

    /** An index whose versions lie below the folder, which need not exist yet. */
    public static LuceneIndex open(Path folder) {
        return new LuceneIndex(folder.toAbsolutePath().normalize());
    }

    @Override
    public void apply(IndexVersion version, List<IndexChange> changes, long upToSequence) {
        openOrCreate(version).apply(changes, upToSequence);
    }

    @Override
    public long appliedSequence(IndexVersion version) {
        return existing(version).map(VersionFolder::appliedSequence).orElse(0L);
    }

    @Override
    public List<IndexHit> search(IndexVersion version, IndexQuery query) {
        return existing(version).map(folder -> folder.search(query)).orElse(List.of());
    }

    @Override
    public Map<String, Long> entriesWith(IndexVersion version, Collection<String> words) {
        return existing(version).map(folder -> folder.entriesWith(words)).orElse(Map.of());
    }

    @Override
    public Map<String, List<KnownWord>> alike(IndexVersion version, Collection<String> words) {
        return existing(version).map(folder -> folder.alike(words)).orElse(Map.of());
    }

    @Override
    public long size(IndexVersion version) {
        return existing(version).map(VersionFolder::size).orElse(0L);
    }

    @Override
    public long passages(IndexVersion version) {
        return existing(version).map(VersionFolder::passages).orElse(0L);
    }

    /** Waits until no segments of the version are being merged in the background: searches take a steady time then. */
    public void awaitMerges(IndexVersion version) {
        existing(version).ifPresent(VersionFolder::awaitMerges);
    }

    @Override
    public synchronized void drop(IndexVersion version) {
        existing(version).ifPresent(folder -> {
            opened.remove(version);
            folder.delete();
        });
    }

    /** The versions that are open; what nobody has asked for since the start is filled anew from the rows. */
    @Override
    public void copyTo(Path folder) {
        Map<IndexVersion, VersionFolder> versions;
        synchronized (this) {
            versions = Map.copyOf(opened);
        }
        versions.forEach((version, from) ->
                from.copyTo(folder.resolve(version.merchant().value()).resolve(version.model())));
    }

    @Override
    public synchronized void close() {
        closed = true;
        opened.values().forEach(VersionFolder::close);
        opened.clear();
    }

    private synchronized Optional<VersionFolder> existing(IndexVersion version) {
        return opened.containsKey(version) || Files.isDirectory(folder(version))
                ? Optional.of(openOrCreate(version))
                : Optional.empty();
    }

    private synchronized VersionFolder openOrCreate(IndexVersion version) {
        if (closed) {
            throw new IllegalStateException("This index is closed: " + root);
        }
        VersionFolder known = opened.get(version);
        if (known == null || !known.isOpen()) {
            if (known != null) {
                known.close();
            }
            known = Opening.open(folder(version), version.dimension());
            opened.put(version, known);
        }
        return known;
    }

    private Path folder(IndexVersion version) {
        return root.resolve(version.merchant().value()).resolve(version.model());
    }
}
