package io.zhanggui.knowledge.index.pgvector;

import dev.langchain4j.data.embedding.Embedding;
import io.zhanggui.knowledge.index.IndexChange;
import io.zhanggui.knowledge.index.IndexEntry;
import io.zhanggui.knowledge.index.IndexHit;
import io.zhanggui.knowledge.index.IndexQuery;
import io.zhanggui.knowledge.index.IndexUnavailable;
import io.zhanggui.knowledge.index.IndexVersion;
import io.zhanggui.knowledge.index.KnowledgeIndex;
import io.zhanggui.knowledge.index.KnownWord;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import javax.sql.DataSource;
import org.springframework.dao.DataAccessException;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.TransactionException;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * The index on PostgreSQL, in the tables that {@link io.zhanggui.knowledge.KnowledgeSchema} makes there.
 *
 * <p>Any number of processes may use it at once. Each change is one transaction that holds the lock of its version: what a
 * slower process read from the ledger earlier than what is applied already is passed over. It needs no rights but to read,
 * insert, update and delete, and to have temporary tables.
 */
public final class PgVectorIndex implements KnowledgeIndex {

    /** The longest vector that pgvector stores as {@code halfvec} and PostgreSQL keeps in a row. */
    private static final int LONGEST_VECTOR = 16_000;

    /** So many entries are compared one by one in a few milliseconds, and none is overlooked. */
    private static final int FEW = 10_000;

    private static final int MOST_LOOSE = 1_000;

    private final TransactionTemplate transactions;
    private final Versions versions;
    private final EntryTable entries;
    private final TwoLegs legs;
    private final Vocabulary vocabulary;

    /**
     * @param dataSource of PostgreSQL, not closed with the index
     * @param transactions of the same data source
     */
    public PgVectorIndex(DataSource dataSource, PlatformTransactionManager transactions) {
        this(dataSource, transactions, FEW, MOST_LOOSE);
    }

    /**
     * @param few where no more entries than these are left, they are compared one by one
     * @param mostLoose how many entries may come and go before their postings are put in order
     */
    PgVectorIndex(DataSource dataSource, PlatformTransactionManager transactions, long few, long mostLoose) {
        JdbcTemplate template = new JdbcTemplate(dataSource);
        JdbcClient jdbc = JdbcClient.create(template);
        this.transactions = new TransactionTemplate(transactions);
        this.versions = new Versions(jdbc);
        this.entries = new EntryTable(template, jdbc, mostLoose);
        this.legs = new TwoLegs(jdbc, this.transactions, few);
        this.vocabulary = new Vocabulary(jdbc);
    }

    @Override
    public void apply(IndexVersion version, List<IndexChange> changes, long upToSequence) {
        Map<String, List<IndexEntry>> last = new LinkedHashMap<>();
        for (IndexChange change : changes) {
            List<IndexEntry> put = put(change);
            put.forEach(entry -> check(version, entry.vector()));
            last.put(change.passageId(), put);
        }
        inTransaction(() -> {
            StoredVersion stored = versions.lock(version);
            if (upToSequence >= stored.applied()) {
                versions.advance(version, entries.change(version, stored, last), upToSequence);
            }
            return stored;
        });
    }

    private static List<IndexEntry> put(IndexChange change) {
        return switch (change) {
            case IndexChange.Put put -> put.entries();
            case IndexChange.Remove removed -> List.of();
        };
    }

    @Override
    public long appliedSequence(IndexVersion version) {
        return inTransaction(
                () -> versions.find(version).map(StoredVersion::applied).orElse(0L));
    }

    @Override
    public List<IndexHit> search(IndexVersion version, IndexQuery query) {
        Embedding vector = query.vector();
        if (vector != null) {
            check(version, vector);
        }
        return reachable(() -> legs.search(version, query));
    }

    @Override
    public Map<String, Long> entriesWith(IndexVersion version, Collection<String> words) {
        return inTransaction(() -> vocabulary.entriesWith(version, words));
    }

    @Override
    public Map<String, List<KnownWord>> alike(IndexVersion version, Collection<String> words) {
        return inTransaction(() -> vocabulary.alike(version, words));
    }

    @Override
    public long size(IndexVersion version) {
        return inTransaction(
                () -> versions.find(version).map(StoredVersion::entries).orElse(0L));
    }

    @Override
    public long passages(IndexVersion version) {
        return inTransaction(() -> versions.find(version)
                .map(stored -> entries.passages(version, stored))
                .orElse(0L));
    }

    @Override
    public void drop(IndexVersion version) {
        inTransaction(() -> versions.find(version).map(stored -> {
            StoredVersion locked = versions.lock(version);
            entries.drop(version, locked);
            versions.drop(version);
            return locked;
        }));
    }

    /** The connections are the caller's. */
    @Override
    public void close() {
        legs.close();
    }

    private <T> T inTransaction(Supplier<T> work) {
        return reachable(() -> transactions.execute(status -> work.get()));
    }

    private static <T> T reachable(Supplier<T> work) {
        try {
            return work.get();
        } catch (DataAccessException | TransactionException failure) {
            throw new IndexUnavailable("The index in PostgreSQL cannot be used: " + failure.getMessage(), failure);
        }
    }

    private static void check(IndexVersion version, Embedding vector) {
        if (vector.dimension() != version.dimension() || version.dimension() > LONGEST_VECTOR) {
            throw new IllegalArgumentException(
                    "A vector of " + vector.dimension() + " numbers does not fit an index of " + version.dimension());
        }
    }
}
