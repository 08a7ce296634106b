package io.zhanggui.knowledge;

import io.zhanggui.knowledge.catalog.Products;
import io.zhanggui.knowledge.embedding.EmbeddingModels;
import io.zhanggui.knowledge.embedding.RememberingEmbeddingModels;
import io.zhanggui.knowledge.faq.Faqs;
import io.zhanggui.knowledge.index.KnowledgeIndex;
import io.zhanggui.knowledge.ingest.Documents;
import io.zhanggui.knowledge.ingest.FactEditor;
import io.zhanggui.knowledge.ingest.FactWriter;
import io.zhanggui.knowledge.ingest.Importer;
import io.zhanggui.knowledge.ingest.Indexer;
import io.zhanggui.knowledge.ingest.Passages;
import io.zhanggui.knowledge.retrieval.Retrieval;
import java.nio.file.Path;
import java.time.Clock;
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
    private final Retrieval retrieval;

    private KnowledgeBase(
            JdbcTemplate template,
            FactWriter writer,
            Indexer indexer,
            KnowledgeIndex index,
            EmbeddingModels models,
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
        this.retrieval = new Retrieval(index, new RememberingEmbeddingModels(models), passages, clock);
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
        Indexer indexer = new Indexer(template, index, models);
        return new KnowledgeBase(
                template, new FactWriter(template, transactions, indexer, clock), indexer, index, models, clock);
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

    public Retrieval retrieval() {
        return retrieval;
    }

    /** Brings the merchant's index to the state of its rows; after a death in mid-import, or when its language is new. */
    public void catchUp(Merchant merchant) {
        indexer.catchUp(merchant);
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
