package io.zhanggui.knowledge.ingest;

import dev.langchain4j.data.embedding.Embedding;
import dev.langchain4j.data.segment.TextSegment;
import dev.langchain4j.model.embedding.EmbeddingModel;
import io.zhanggui.knowledge.Merchant;
import io.zhanggui.knowledge.MerchantId;
import io.zhanggui.knowledge.Tenancy;
import io.zhanggui.knowledge.embedding.EmbeddingModels;
import io.zhanggui.knowledge.embedding.EmbeddingModels.NamedModel;
import io.zhanggui.knowledge.embedding.EmbeddingUnavailable;
import io.zhanggui.knowledge.index.IndexBuild;
import io.zhanggui.knowledge.index.IndexChange;
import io.zhanggui.knowledge.index.IndexEntry;
import io.zhanggui.knowledge.index.IndexVersion;
import io.zhanggui.knowledge.index.IndexVersions;
import io.zhanggui.knowledge.index.KnowledgeIndex;
import io.zhanggui.knowledge.ingest.Ledger.Change;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.BooleanSupplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Brings the index to where the ledger is: after each import, and at start-up after a death between the two. Builds a version
 * of another model beside the one that answers.
 *
 * <p>Thread-safe; one catch-up of a merchant runs at a time.
 */
public final class Indexer {

    private static final int BATCH = 500;
    /** Small, so that searches and imports get their turn while an index is built. */
    private static final int BUILD_BATCH = 100;

    private static final Logger log = LoggerFactory.getLogger(Indexer.class);

    private final Ledger ledger;
    private final KnowledgeIndex index;
    private final IndexVersions versions;
    private final EmbeddingModels models;
    private final TransactionTemplate transaction;
    private final ConcurrentMap<MerchantId, ReentrantLock> locks = new ConcurrentHashMap<>();
    private final ConcurrentMap<MerchantId, String> failures = new ConcurrentHashMap<>();

    public Indexer(
            JdbcTemplate template,
            PlatformTransactionManager transactions,
            KnowledgeIndex index,
            IndexVersions versions,
            EmbeddingModels models) {
        this.ledger = new Ledger(template);
        this.index = index;
        this.versions = versions;
        this.models = models;
        this.transaction = new TransactionTemplate(transactions);
    }

    /** When this returns, searches see every change that was committed before the call. */
    public void catchUp(Merchant merchant) {
        catchUp(merchant, ImportProgress.none());
    }

    void catchUp(Merchant merchant, ImportProgress progress) {
        ReentrantLock lock = lock(merchant);
        lock.lock();
        try {
            Tenancy.run(merchant.id(), () -> followServing(merchant, progress));
        } finally {
            lock.unlock();
        }
    }

    /**
     * Counts the passages that searches can find, while no writer of the merchant can commit.
     *
     * @return false if the index has not caught up, so that there is nothing to compare
     * @throws IndexIncomplete if they are not as many as the rows have
     */
    boolean readBack(Merchant merchant) {
        IndexVersion version = versions.serving(merchant).version();
        if (index.appliedSequence(version) != ledger.head(merchant.id())) {
            return false;
        }
        long stored = ledger.passages(merchant.id());
        long found = index.passages(version);
        if (stored != found) {
            throw new IndexIncomplete(merchant.id(), stored, found);
        }
        return true;
    }

    private void followServing(Merchant merchant, ImportProgress progress) {
        IndexBuild serving = versions.serving(merchant);
        follow(serving, merchant, progress);
        IndexBuild now = versions.serving(merchant);
        while (!now.equals(serving)) {
            serving = now;
            follow(serving, merchant, progress);
            now = versions.serving(merchant);
        }
    }

    private ReentrantLock lock(Merchant merchant) {
        return locks.computeIfAbsent(merchant.id(), id -> new ReentrantLock());
    }

    private void follow(IndexBuild build, Merchant merchant, ImportProgress progress) {
        Optional<NamedModel> model = models.named(build.model(), merchant);
        if (model.isEmpty()) {
            log.warn(
                    "The model {} of the index of {} is no more: what changes is found once the new index answers",
                    build.model(),
                    merchant.id());
            return;
        }
        IndexVersion version = build.version();
        long read = startOf(version);
        int total = Math.toIntExact(ledger.countAfter(version.merchant(), read));
        int done = 0;
        try (Applying applying = new Applying(index, version)) {
            List<Change> batch = ledger.after(version.merchant(), read, BATCH);
            while (!batch.isEmpty()) {
                read = batch.getLast().sequence();
                applying.add(changes(batch, model.get().model()), read);
                done += batch.size();
                long applied = index.appliedSequence(version);
                if (applied > read) {
                    applying.forget();
                    read = applied;
                    done = total - Math.toIntExact(ledger.countAfter(version.merchant(), read));
                }
                progress.at(Math.clamp(done, 0, total), total);
                batch = ledger.after(version.merchant(), read, BATCH);
            }
        }
    }

    /**
     * Builds the version that is to take over, beside the one that answers, and lets it answer once it has caught up.
     * Goes on where an earlier call ended.
     *
     * @param stopped asked between batches: whether to leave the rest to a later call
     * @return whether the version that is wanted answers
     */
    public boolean renew(Merchant merchant, BooleanSupplier stopped) {
        try {
            boolean renewed = Tenancy.within(merchant.id(), () -> renewed(merchant, stopped));
            failures.remove(merchant.id());
            return renewed;
        } catch (EmbeddingUnavailable | IllegalArgumentException failure) {
            failures.put(merchant.id(), String.valueOf(failure.getMessage()));
            throw failure;
        }
    }

    private boolean renewed(Merchant merchant, BooleanSupplier stopped) {
        versions.removeRetired(merchant.id());
        Optional<IndexBuild> next = versions.next(merchant);
        if (next.isEmpty()) {
            versions.removeRetired(merchant.id());
            return true;
        }
        EmbeddingModel model = models.forMerchant(merchant).model();
        while (!stopped.getAsBoolean() && build(next.get(), model)) {
            log.debug("Building {}", next.get());
        }
        if (stopped.getAsBoolean()) {
            return false;
        }
        takeOver(merchant, next.get(), model);
        versions.removeRetired(merchant.id());
        catchUp(merchant);
        return true;
    }

    /** Imports wait for the last changes to be taken along. */
    private void takeOver(Merchant merchant, IndexBuild next, EmbeddingModel model) {
        ReentrantLock lock = lock(merchant);
        lock.lock();
        try {
            while (build(next, model)) {
                log.debug("Building {}", next);
            }
            versions.serve(next);
            log.info("The index {} of {} answers now", next.version().model(), merchant.id());
        } finally {
            lock.unlock();
        }
    }

    private boolean build(IndexBuild next, EmbeddingModel model) {
        return Boolean.TRUE.equals(
                transaction.execute(status -> versions.lock(next) && batch(next.version(), model) > 0));
    }

    /** How far the version that is to take over is; none if none is being built. */
    public Optional<IndexRenewal> renewal(MerchantId merchant) {
        return Tenancy.within(merchant, () -> versions.building(merchant).map(build -> renewal(merchant, build)));
    }

    private IndexRenewal renewal(MerchantId merchant, IndexBuild build) {
        long total = ledger.countAfter(merchant, 0);
        long left = ledger.countAfter(merchant, index.appliedSequence(build.version()));
        return new IndexRenewal(build.model(), total - left, total, failures.get(merchant));
    }

    /** How many changes were applied. */
    private int batch(IndexVersion version, EmbeddingModel model) {
        List<Change> batch = ledger.after(version.merchant(), startOf(version), BUILD_BATCH);
        if (!batch.isEmpty()) {
            index.apply(version, changes(batch, model), batch.getLast().sequence());
        }
        return batch.size();
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
