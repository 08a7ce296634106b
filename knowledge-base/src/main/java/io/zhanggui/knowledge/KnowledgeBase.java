package io.zhanggui.knowledge;

import io.zhanggui.knowledge.catalog.Products;
import io.zhanggui.knowledge.embedding.EmbeddingModels;
import io.zhanggui.knowledge.embedding.RememberingEmbeddingModels;
import io.zhanggui.knowledge.faq.Faqs;
import io.zhanggui.knowledge.index.IndexVersions;
import io.zhanggui.knowledge.index.KnowledgeIndex;
import io.zhanggui.knowledge.ingest.Documents;
import io.zhanggui.knowledge.ingest.FactEditor;
import io.zhanggui.knowledge.ingest.FactWriter;
import io.zhanggui.knowledge.ingest.Importer;
import io.zhanggui.knowledge.ingest.IndexRenewal;
import io.zhanggui.knowledge.ingest.Indexer;
import io.zhanggui.knowledge.ingest.Passages;
import io.zhanggui.knowledge.retrieval.Retrieval;
import io.zhanggui.knowledge.retrieval.Synonyms;
import java.nio.file.Path;
import java.time.Clock;
import java.util.Optional;
import java.util.function.BooleanSupplier;
import javax.sql.DataSource;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.PlatformTransactionManager;

/** Everything merchants know, ready to use: the parts of the fact base, wired. Thread-safe. */
public final class KnowledgeBase implements AutoCloseable {

    private final Products products;
    private final Faqs faqs;
    private final Documents documents;
    private final Passages passages;
    private final Importer importer;
    private final FactEditor editor;
    private final Indexer indexer;
    private final KnowledgeIndex index;
    private final Synonyms synonyms;
    private final Retrieval retrieval;

    private KnowledgeBase(
            JdbcTemplate template,
            FactWriter writer,
            Indexer indexer,
            KnowledgeIndex index,
            IndexVersions versions,
            EmbeddingModels models,
            Synonyms synonyms,
            Clock clock) {
        JdbcClient jdbc = JdbcClient.create(template);
        this.products = new Products(jdbc, writer::deleteProduct);
        this.faqs = new Faqs(jdbc, writer::deleteFaq);
        this.documents = new Documents(jdbc, writer::deleteDocument);
        this.passages = new Passages(jdbc);
        this.importer = new Importer(writer, clock.getZone());
        this.editor = new FactEditor(writer);
        this.indexer = indexer;
        this.index = index;
        this.synonyms = synonyms;
        this.retrieval =
                new Retrieval(index, versions, new RememberingEmbeddingModels(models), synonyms, passages, clock);
    }

    /**
     * Over tables that {@link KnowledgeSchema#migrate} made. Call {@link #catchUp} for each merchant before the first search.
     *
     * @param transactions of the same data source
     * @param index closed with the knowledge base
     * @param clock decides what is valid; dates that a file gives without a zone are in the clock's
     */
    public static KnowledgeBase open(
            DataSource dataSource,
            PlatformTransactionManager transactions,
            KnowledgeIndex index,
            EmbeddingModels models,
            Clock clock) {
        JdbcTemplate template = new JdbcTemplate(dataSource);
        IndexVersions versions = new IndexVersions(JdbcClient.create(template), transactions, index, models, clock);
        Indexer indexer = new Indexer(template, transactions, index, versions, models);
        return new KnowledgeBase(
                template,
                new FactWriter(template, transactions, indexer, clock),
                indexer,
                index,
                versions,
                models,
                new Synonyms(template, transactions),
                clock);
    }

    public Products products() {
        return products;
    }

    public Faqs faqs() {
        return faqs;
    }

    public Documents documents() {
        return documents;
    }

    public Passages passages() {
        return passages;
    }

    public Importer importer() {
        return importer;
    }

    public FactEditor editor() {
        return editor;
    }

    public Synonyms synonyms() {
        return synonyms;
    }

    public Retrieval retrieval() {
        return retrieval;
    }

    /** Brings the merchant's index to the state of its rows; after a death in mid-import, or when its language is new. */
    public void catchUp(Merchant merchant) {
        indexer.catchUp(merchant);
    }

    /**
     * Builds the index anew where another model or form of entries is wanted, while the one there is goes on answering. Goes
     * on where an earlier call ended.
     *
     * @param stopped asked between batches: whether to leave the rest to a later call
     * @return whether the index that is wanted answers
     */
    public boolean renewIndex(Merchant merchant, BooleanSupplier stopped) {
        return indexer.renew(merchant, stopped);
    }

    /** How far the index is that is being built for the merchant, if one is. */
    public Optional<IndexRenewal> renewal(MerchantId merchant) {
        return indexer.renewal(merchant);
    }

    /** Copies the index into an empty folder while it is written to. Copy the rows afterwards, never before. */
    public void copyIndex(Path folder) {
        index.copyTo(folder);
    }

    @Override
    public void close() {
        importer.close();
        index.close();
    }
}
