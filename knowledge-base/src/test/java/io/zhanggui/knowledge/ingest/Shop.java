package io.zhanggui.knowledge.ingest;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.langchain4j.data.embedding.Embedding;
import dev.langchain4j.data.segment.TextSegment;
import dev.langchain4j.model.embedding.EmbeddingModel;
import dev.langchain4j.model.output.Response;
import io.zhanggui.knowledge.KnowledgeBase;
import io.zhanggui.knowledge.KnowledgeSchema;
import io.zhanggui.knowledge.Merchant;
import io.zhanggui.knowledge.MerchantId;
import io.zhanggui.knowledge.embedding.EmbeddingModels;
import io.zhanggui.knowledge.embedding.EmbeddingModels.NamedModel;
import io.zhanggui.knowledge.embedding.EmbeddingUnavailable;
import io.zhanggui.knowledge.index.IndexVersion;
import io.zhanggui.knowledge.index.lucene.LuceneIndex;
import io.zhanggui.knowledge.retrieval.Hit;
import io.zhanggui.knowledge.retrieval.SearchRequest;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.Charset;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;
import javax.sql.DataSource;
import org.h2.jdbcx.JdbcConnectionPool;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.support.JdbcTransactionManager;

/** A fact base over H2 and Lucene, with a model that knows letters only and counts what it is asked. */
final class Shop implements AutoCloseable {

    static final Merchant QINGHE = new Merchant(new MerchantId("qinghe"), Locale.SIMPLIFIED_CHINESE);
    static final Merchant MAPLE = new Merchant(new MerchantId("maple"), Locale.ENGLISH);
    static final Instant NOW = Instant.parse("2026-11-23T08:00:00Z");

    private static final int DIMENSION = 16;

    private final Path folder;
    private final JdbcConnectionPool pool;
    final DataSource dataSource;
    final List<String> embedded = new ArrayList<>();
    LuceneIndex index;
    KnowledgeBase base;
    boolean modelDown;
    final Models models = new Models();
    final MovableClock clock = new MovableClock(NOW, ZoneId.of("Asia/Shanghai"));

    Shop(Path folder) {
        this.folder = folder;
        this.pool = JdbcConnectionPool.create(
                "jdbc:h2:mem:" + UUID.randomUUID() + ";MODE=PostgreSQL;DATABASE_TO_LOWER=TRUE;DB_CLOSE_DELAY=-1",
                "sa",
                "");
        this.dataSource = pool;
        KnowledgeSchema.migrate(dataSource);
        this.index = LuceneIndex.open(folder.resolve("index"));
        this.base = open();
    }

    private KnowledgeBase open() {
        return KnowledgeBase.open(dataSource, new JdbcTransactionManager(dataSource), index, models, clock);
    }

    /** As after a start of the process. */
    void restart() {
        base.close();
        index = LuceneIndex.open(folder.resolve("index"));
        base = open();
    }

    /** As after a start of the process with the index as it was at some time before: here, empty. */
    void loseIndex() {
        base.close();
        index = LuceneIndex.open(folder.resolve("index-" + UUID.randomUUID()));
        base = open();
    }

    SourceFile file(String name, byte[] content) {
        try {
            return new SourceFile(name, Files.write(Files.createTempFile(folder, "brought", ".bin"), content));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    SourceFile file(String name, String content) {
        return file(name, content.getBytes(UTF_8));
    }

    SourceFile file(String name, String content, Charset charset) {
        return file(name, content.getBytes(charset));
    }

    ImportReport products(String content) {
        return products(file("products.csv", content), ImportMode.MERGE);
    }

    ImportReport products(SourceFile file, ImportMode mode) {
        return base.importer().importProducts(QINGHE, file, mode, ImportProgress.none());
    }

    ImportReport faqs(String content) {
        return faqs(content, ImportMode.MERGE);
    }

    ImportReport faqs(String content, ImportMode mode) {
        return base.importer().importFaqs(QINGHE, file("faqs.csv", content), mode, ImportProgress.none());
    }

    ImportReport document(String name, byte[] content) {
        return base.importer().importDocument(QINGHE, file(name, content), ImportProgress.none());
    }

    ImportReport document(String name, String content) {
        return document(name, content.getBytes(UTF_8));
    }

    /** What was embedded since the last call. */
    List<String> embedded() {
        List<String> texts = List.copyOf(embedded);
        embedded.clear();
        return texts;
    }

    List<String> found(String text) {
        return base.retrieval().search(SearchRequest.everywhere(QINGHE, text, 20)).stream()
                .map(Hit::passage)
                .map(passage -> passage.sourceId())
                .distinct()
                .toList();
    }

    long indexed() {
        return index.size(version());
    }

    IndexVersion version() {
        return new IndexVersion(QINGHE.id(), "letters-zh", DIMENSION);
    }

    @Override
    public void close() {
        base.close();
        pool.dispose();
    }

    /** Models of 16 letters by language, and another one if it is wanted. */
    final class Models implements EmbeddingModels {

        /** Instead of the one by language. */
        @Nullable
        NamedModel wanted;

        @Override
        public NamedModel forLocale(Locale locale) {
            return letters("letters-" + locale.getLanguage(), DIMENSION, DIMENSION);
        }

        @Override
        public NamedModel forMerchant(Merchant merchant) {
            return wanted == null ? forLocale(merchant.locale()) : wanted;
        }

        @Override
        public Optional<NamedModel> named(String name, Merchant merchant) {
            return Stream.of(forLocale(merchant.locale()), forMerchant(merchant))
                    .filter(model -> model.name().equals(name))
                    .findFirst();
        }

        NamedModel letters(String name, int dimension, int told) {
            return new NamedModel(name, new Letters(dimension, told));
        }
    }

    /** Texts with the same letters are alike. */
    private final class Letters implements EmbeddingModel {

        private final int dimension;
        private final int told;

        Letters(int dimension, int told) {
            this.dimension = dimension;
            this.told = told;
        }

        @Override
        public Response<List<Embedding>> embedAll(List<TextSegment> segments) {
            if (modelDown) {
                throw new EmbeddingUnavailable("The model is down");
            }
            segments.forEach(segment -> embedded.add(segment.text()));
            return Response.from(
                    segments.stream().map(segment -> vector(segment.text())).toList());
        }

        private Embedding vector(String text) {
            float[] vector = new float[dimension];
            vector[0] = 1;
            text.chars().forEach(character -> vector[character % dimension]++);
            Embedding embedding = Embedding.from(vector);
            embedding.normalize();
            return embedding;
        }

        @Override
        public int dimension() {
            return told;
        }
    }
}
