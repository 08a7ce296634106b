package io.zhanggui.knowledge.ingest;

import io.zhanggui.knowledge.Merchant;
import io.zhanggui.knowledge.MerchantId;
import io.zhanggui.knowledge.Tenancy;
import io.zhanggui.knowledge.ingest.ImportReport.Conflict;
import java.time.Clock;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Supplier;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.TransactionDefinition;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Changes the fact base: rows, passages and ledger in one transaction, then the index.
 *
 * <p>Thread-safe; writers of one merchant take turns.
 */
public final class FactWriter {

    /** Of many writers the last one finds a quiet moment. */
    private static final int ATTEMPTS = 5;

    private final FactRows rows;
    private final PassageRows passages;
    private final Ledger ledger;
    private final FaqConflicts conflicts;
    private final Indexer indexer;
    private final TransactionTemplate transaction;
    private final ConcurrentMap<MerchantId, ReentrantLock> turns = new ConcurrentHashMap<>();

    public FactWriter(JdbcTemplate template, PlatformTransactionManager transactions, Indexer indexer, Clock clock) {
        this.ledger = new Ledger(template);
        this.rows = new FactRows(template, clock);
        this.passages = new PassageRows(template, ledger);
        this.conflicts = new FaqConflicts(JdbcClient.create(template));
        this.indexer = indexer;
        this.transaction = new TransactionTemplate(transactions);
        this.transaction.setPropagationBehavior(TransactionDefinition.PROPAGATION_REQUIRES_NEW);
    }

    public boolean deleteProduct(Merchant merchant, String code) {
        return delete(FactTable.PRODUCT, merchant, code);
    }

    public boolean deleteFaq(Merchant merchant, String id) {
        return delete(FactTable.FAQ, merchant, id);
    }

    public boolean deleteDocument(Merchant merchant, String name) {
        return delete(FactTable.DOCUMENT, merchant, name);
    }

    private boolean delete(FactTable table, Merchant merchant, String id) {
        boolean existed = write(merchant, () -> {
            boolean exists = !rows.hashes(table, merchant.id(), List.of(id)).isEmpty();
            remove(table, merchant.id(), List.of(id));
            return exists;
        });
        indexer.catchUp(merchant);
        return existed;
    }

    /** Runs the work in one transaction, alone among the merchant's writers. The index does not follow by itself. */
    <T> T write(Merchant merchant, Supplier<T> work) {
        ReentrantLock turn = turns.computeIfAbsent(merchant.id(), id -> new ReentrantLock());
        turn.lock();
        try {
            return Tenancy.within(
                    merchant.id(),
                    () -> transaction.execute(status -> {
                        ledger.lock(merchant.id());
                        return work.get();
                    }));
        } finally {
            turn.unlock();
        }
    }

    void catchUp(Merchant merchant, ImportProgress progress) {
        indexer.catchUp(merchant, progress);
    }

    /**
     * Makes sure that searches find all that is stored, at a moment when nothing is on its way.
     *
     * @throws IndexIncomplete if they do not
     */
    void readBack(Merchant merchant) {
        for (int attempt = 0; attempt < ATTEMPTS; attempt++) {
            indexer.catchUp(merchant);
            if (write(merchant, () -> indexer.readBack(merchant))) {
                return;
            }
        }
    }

    Map<String, String> hashes(FactTable table, MerchantId merchant, Collection<String> ids) {
        return Tenancy.within(merchant, () -> rows.hashes(table, merchant, ids));
    }

    List<String> ids(FactTable table, MerchantId merchant) {
        return rows.ids(table, merchant);
    }

    List<Conflict> conflicts(MerchantId merchant, Set<String> ids) {
        return conflicts.of(merchant, ids);
    }

    Scope scope(FactTable table, MerchantId merchant, String id) {
        return rows.scope(table, merchant, id);
    }

    void limit(FactTable table, MerchantId merchant, String id, Scope scope) {
        rows.limit(table, merchant, id, scope);
        passages.limit(table, merchant, id, scope);
    }

    void put(FactTable table, MerchantId merchant, Collection<? extends Fact> facts) {
        rows.put(table, merchant, facts);
        passages.replace(table, merchant, facts);
    }

    void remove(FactTable table, MerchantId merchant, Collection<String> ids) {
        rows.remove(table, merchant, ids);
        passages.remove(table, merchant, ids);
    }
}
