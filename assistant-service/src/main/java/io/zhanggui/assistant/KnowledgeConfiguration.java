package io.zhanggui.assistant;

import static java.util.Objects.requireNonNull;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import io.zhanggui.assistant.installation.DataFolder;
import io.zhanggui.assistant.installation.StartUpStep;
import io.zhanggui.assistant.installation.Store;
import io.zhanggui.assistant.merchant.MerchantAccount;
import io.zhanggui.assistant.merchant.Merchants;
import io.zhanggui.knowledge.KnowledgeBase;
import io.zhanggui.knowledge.catalog.Products;
import io.zhanggui.knowledge.embedding.EmbeddingModels;
import io.zhanggui.knowledge.faq.Faqs;
import io.zhanggui.knowledge.index.KnowledgeIndex;
import io.zhanggui.knowledge.index.lucene.LuceneIndex;
import io.zhanggui.knowledge.index.pgvector.PgVectorIndex;
import io.zhanggui.knowledge.ingest.Documents;
import io.zhanggui.knowledge.ingest.FactEditor;
import io.zhanggui.knowledge.ingest.Importer;
import io.zhanggui.knowledge.ingest.Passages;
import io.zhanggui.knowledge.retrieval.Reranking;
import io.zhanggui.knowledge.retrieval.Retrieval;
import io.zhanggui.knowledge.retrieval.Synonyms;
import java.time.Clock;
import java.time.Duration;
import java.time.ZoneId;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.LongStream;
import javax.sql.DataSource;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.annotation.Order;
import org.springframework.transaction.PlatformTransactionManager;

/** The fact base with its index, in the data folder or in PostgreSQL, and its parts as beans. */
@Configuration(proxyBeanMethods = false)
class KnowledgeConfiguration {

    private static final Duration[] SEARCH_TIMES = LongStream.of(5, 10, 20, 50, 100, 200, 500, 1_000, 3_000)
            .mapToObj(Duration::ofMillis)
            .toArray(Duration[]::new);

    private static final Duration UPKEEP_PAUSE = Duration.ofSeconds(30);

    /** The knowledge base closes it. */
    @Bean(destroyMethod = "")
    KnowledgeIndex knowledgeIndex(
            Store store, DataFolder folder, DataSource dataSource, PlatformTransactionManager transactions) {
        return store.shared() ? new PgVectorIndex(dataSource, transactions) : LuceneIndex.open(folder.resolve("index"));
    }

    @Bean
    KnowledgeBase knowledgeBase(
            Store store,
            DataSource dataSource,
            PlatformTransactionManager transactions,
            KnowledgeIndex index,
            EmbeddingModels models,
            Clock clock,
            @Value("${zhanggui.console.time-zone:Asia/Shanghai}") ZoneId zone) {
        Thread.ofPlatform().daemon().name("load-embedding-models").start(() -> load(models));
        store.migrateKnowledge();
        return KnowledgeBase.open(dataSource, transactions, index, models, clock.withZone(zone));
    }

    @Bean
    @Order(StartUpStep.INDEX)
    StartUpStep indexCatchUp(KnowledgeBase knowledge, Merchants merchants) {
        return new StartUpStep() {
            @Override
            public String name() {
                return "bring the index up to the rows";
            }

            @Override
            public void run() {
                merchants.all().stream().map(MerchantAccount::knowledge).forEach(knowledge::catchUp);
            }
        };
    }

    @Bean
    IndexUpkeep indexUpkeep(KnowledgeBase knowledge, Merchants merchants) {
        return new IndexUpkeep(knowledge, merchants, UPKEEP_PAUSE);
    }

    @Bean
    @Order(StartUpStep.UPKEEP)
    StartUpStep indexRenewal(IndexUpkeep upkeep) {
        return new StartUpStep() {
            @Override
            public String name() {
                return "renew the index in the background";
            }

            @Override
            public void run() {
                upkeep.start();
            }
        };
    }

    @Bean
    Products products(KnowledgeBase knowledge) {
        return knowledge.products();
    }

    @Bean
    Faqs faqs(KnowledgeBase knowledge) {
        return knowledge.faqs();
    }

    @Bean
    Synonyms synonyms(KnowledgeBase knowledge) {
        return knowledge.synonyms();
    }

    @Bean
    Documents documents(KnowledgeBase knowledge) {
        return knowledge.documents();
    }

    @Bean
    Passages passages(KnowledgeBase knowledge) {
        return knowledge.passages();
    }

    @Bean
    Importer importer(KnowledgeBase knowledge) {
        return knowledge.importer();
    }

    @Bean
    FactEditor factEditor(KnowledgeBase knowledge) {
        return knowledge.editor();
    }

    @Bean
    Retrieval retrieval(KnowledgeBase knowledge, Reranking reranking, MeterRegistry meters) {
        Timer timer = Timer.builder("zhanggui.retrieval")
                .description("A search of the fact base, both legs, the rows read")
                .serviceLevelObjectives(SEARCH_TIMES)
                .register(meters);
        Map<Reranking.Outcome, Counter> rerankings = rerankings(meters);
        return knowledge
                .retrieval()
                .reranked(reranking.counted(
                        outcome -> requireNonNull(rerankings.get(outcome)).increment()))
                .timed(timer::record);
    }

    /** All of them, so that each is there before it happens. */
    private static Map<Reranking.Outcome, Counter> rerankings(MeterRegistry meters) {
        Map<Reranking.Outcome, Counter> counters = new EnumMap<>(Reranking.Outcome.class);
        for (Reranking.Outcome outcome : Reranking.Outcome.values()) {
            counters.put(
                    outcome,
                    Counter.builder("zhanggui.rerankings")
                            .description("Calls of the model that puts the hits of a search in order")
                            .tag("outcome", outcome.name().toLowerCase(Locale.ROOT))
                            .register(meters));
        }
        return counters;
    }

    /** While the rest of the service starts on another core, so that neither the sample shop nor a first question waits. */
    private static void load(EmbeddingModels models) {
        List.of(Locale.SIMPLIFIED_CHINESE, Locale.ENGLISH)
                .forEach(locale -> models.forLocale(locale).model().embed(locale.getDisplayLanguage(locale)));
    }
}
