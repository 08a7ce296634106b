package io.zhanggui.knowledge.ingest;

import dev.langchain4j.data.embedding.Embedding;
import dev.langchain4j.data.segment.TextSegment;
import dev.langchain4j.model.embedding.EmbeddingModel;
import io.zhanggui.knowledge.Merchant;
import io.zhanggui.knowledge.MerchantId;
import io.zhanggui.knowledge.Tenancy;
import io.zhanggui.knowledge.embedding.EmbeddingModels;
import io.zhanggui.knowledge.embedding.EmbeddingModels.NamedModel;
import io.zhanggui.knowledge.index.IndexChange;
import io.zhanggui.knowledge.index.IndexEntry;
import io.zhanggui.knowledge.index.IndexVersion;
import io.zhanggui.knowledge.index.KnowledgeIndex;
import io.zhanggui.knowledge.ingest.Ledger.Change;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import java.util.concurrent.locks.ReentrantLock;
import org.springframework.jdbc.core.JdbcTemplate;

/**
 * Brings the index to where the ledger is: after each import, and at start-up after a death between the two.
 *
 * <p>Thread-safe; one catch-up of a merchant runs at a time.
 */
public final class Indexer {

    private static final int BATCH = 500;

    private final Ledger ledger;
    private final KnowledgeIndex index;
    private final EmbeddingModels models;
    private final ConcurrentMap<MerchantId, ReentrantLock> locks = new ConcurrentHashMap<>();

    public Indexer(JdbcTemplate template, KnowledgeIndex index, EmbeddingModels models) {
        this.ledger = new Ledger(template);
        this.index = index;
        this.models = models;
    }

    /** When this returns, searches see every change that was committed before the call. */
    public void catchUp(Merchant merchant) {
        catchUp(merchant, ImportProgress.none());
    }

    void catchUp(Merchant merchant, ImportProgress progress) {
        ReentrantLock lock = locks.computeIfAbsent(merchant.id(), id -> new ReentrantLock());
        lock.lock();
        try {
            NamedModel model = models.forLocale(merchant.locale());
            IndexVersion version =
                    new IndexVersion(merchant.id(), model.name(), model.model().dimension());
            Tenancy.run(merchant.id(), () -> replay(version, model.model(), progress));
        } finally {
            lock.unlock();
        }
    }

    private void replay(IndexVersion version, EmbeddingModel model, ImportProgress progress) {
        long read = startOf(version);
        int total = Math.toIntExact(ledger.countAfter(version.merchant(), read));
        int done = 0;
        try (Applying applying = new Applying(index, version)) {
            List<Change> batch = ledger.after(version.merchant(), read, BATCH);
            while (!batch.isEmpty()) {
                read = batch.getLast().sequence();
                applying.add(changes(batch, model), read);
                done += batch.size();
                progress.at(Math.min(done, total), total);
                batch = ledger.after(version.merchant(), read, BATCH);
            }
        }
    }

    /** An index that is ahead of the ledger belongs to other rows, such as those from before a restored backup. */
    private long startOf(IndexVersion version) {
        long applied = index.appliedSequence(version);
        if (applied <= ledger.head(version.merchant())) {
            return applied;
        }
        index.drop(version);
        return 0;
    }

    private static List<IndexChange> changes(List<Change> batch, EmbeddingModel model) {
        Iterator<Embedding> vectors = embed(texts(batch), model).iterator();
        return batch.stream().map(change -> indexChange(change, vectors)).toList();
    }

    private static List<TextSegment> texts(List<Change> batch) {
        return batch.stream()
                .map(Change::now)
                .filter(target -> target != null)
                .flatMap(target -> target.texts().stream())
                .map(TextSegment::from)
                .toList();
    }

    private static List<Embedding> embed(List<TextSegment> texts, EmbeddingModel model) {
        return texts.isEmpty() ? List.of() : model.embedAll(texts).content();
    }

    private static IndexChange indexChange(Change change, Iterator<Embedding> vectors) {
        Ledger.Target target = change.now();
        if (target == null) {
            return new IndexChange.Remove(change.passageId());
        }
        List<IndexEntry> entries = new ArrayList<>();
        for (String text : target.texts()) {
            entries.add(new IndexEntry(change.passageId(), entries.size(), target.facets(), text, vectors.next()));
        }
        return new IndexChange.Put(change.passageId(), entries);
    }
}
