package io.zhanggui.knowledge.retrieval;

import static java.util.stream.Collectors.toMap;
import static org.assertj.core.api.Assertions.assertThat;

import dev.langchain4j.data.embedding.Embedding;
import io.zhanggui.knowledge.KnowledgeBase;
import io.zhanggui.knowledge.KnowledgeSchema;
import io.zhanggui.knowledge.Merchant;
import io.zhanggui.knowledge.MerchantId;
import io.zhanggui.knowledge.Passage;
import io.zhanggui.knowledge.PassageKind;
import io.zhanggui.knowledge.embedding.EmbeddingModels.NamedModel;
import io.zhanggui.knowledge.embedding.InProcessEmbeddingModels;
import io.zhanggui.knowledge.index.IndexHit;
import io.zhanggui.knowledge.index.IndexVersion;
import io.zhanggui.knowledge.index.lucene.LuceneIndex;
import io.zhanggui.knowledge.ingest.ImportMode;
import io.zhanggui.knowledge.ingest.ImportProgress;
import io.zhanggui.knowledge.ingest.PlainText;
import io.zhanggui.knowledge.ingest.SourceFile;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Random;
import java.util.Set;
import java.util.stream.IntStream;
import org.h2.jdbcx.JdbcConnectionPool;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.DataSourceTransactionManager;

/** A search reads the rows that its hits depend on, and finds what it would find if it read all. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class RowsReadTest {

    private static final Merchant SHOP = new Merchant(new MerchantId("shop"), Locale.SIMPLIFIED_CHINESE);
    private static final List<String> COLOURS = List.of("青", "白", "黑", "玫瑰金", "透明");
    private static final List<String> GOODS = List.of("茶杯", "茶杯礼盒", "保温杯", "玻璃茶壶", "电水壶", "Tea Cup", "Tea Cup Lid");
    private static final List<String> ASKED = List.of("多大容量", "能用洗碗机洗吗", "什么材质", "几天发货", "怎么保养", "how big");
    private static final int SEARCHES = 300;
    private static final Instant NOW = Instant.parse("2026-01-01T00:00:00Z");

    @TempDir
    static Path folder;

    private final Random random = new Random(20);
    private final JdbcConnectionPool rows = JdbcConnectionPool.create(
            "jdbc:h2:mem:rows-read;MODE=PostgreSQL;DATABASE_TO_LOWER=TRUE;DEFAULT_NULL_ORDERING=HIGH", "sa", "");
    private final NamedModel model = new InProcessEmbeddingModels().forLocale(SHOP.locale());
    private LuceneIndex index;
    private KnowledgeBase knowledge;

    @BeforeAll
    void aShopWhoseIndexIsBehindItsRows() throws IOException {
        KnowledgeSchema.migrate(rows);
        index = LuceneIndex.open(folder.resolve("index"));
        knowledge = KnowledgeBase.open(
                rows,
                new DataSourceTransactionManager(rows),
                index,
                new InProcessEmbeddingModels(),
                Clock.fixed(NOW, ZoneOffset.UTC));
        StringBuilder products = new StringBuilder("商品编码,商品名称,容量,材质\n");
        for (int i = 0; i < 35; i++) {
            products.append("QH-T%03d,%s%s,%d ml,%s瓷%n"
                    .formatted(i, COLOURS.get(i % 5), GOODS.get(i % 7), 100 + i, COLOURS.get(i % 5)));
        }
        knowledge
                .importer()
                .importProducts(
                        SHOP,
                        new SourceFile("products.csv", Files.writeString(folder.resolve("products.csv"), products)),
                        ImportMode.MERGE,
                        ImportProgress.none());
        knowledge
                .importer()
                .importTexts(
                        SHOP,
                        IntStream.range(0, 200)
                                .mapToObj(i -> new PlainText(
                                        "page-" + i,
                                        "",
                                        one(COLOURS) + one(GOODS) + one(ASKED) + i,
                                        i % 3 == 0 ? "QH-T%03d".formatted(i % 35) : null)));
        JdbcClient jdbc = JdbcClient.create(rows);
        for (String id : jdbc.sql("select id from knowledge.passage order by id")
                .query(String.class)
                .list()) {
            switch (random.nextInt(6)) {
                case 0 ->
                    jdbc.sql("delete from knowledge.passage where id = :id")
                            .param("id", id)
                            .update();
                case 1 ->
                    jdbc.sql(
                                    "update knowledge.passage set valid_until = timestamp '2020-01-01 00:00:00' where id = :id")
                            .param("id", id)
                            .update();
                case 2, 3 ->
                    jdbc.sql("update knowledge.passage set source_id = 'one' where id = :id and kind = 'DOCUMENT'")
                            .param("id", id)
                            .update();
                default -> {}
            }
        }
    }

    @AfterAll
    void close() {
        knowledge.close();
        rows.dispose();
    }

    @Test
    void aSearchFindsWhatReadingAllRowsFinds() {
        for (int i = 0; i < SEARCHES; i++) {
            SearchRequest request = request();
            Search search = search(request, false);
            List<IndexHit> entries = index.search(search.version(), search.query(100, request.productCode()));

            assertThat(search.ranked(entries, currentRows()).best())
                    .as(request.toString())
                    .isEqualTo(
                            search(request, true).ranked(entries, currentRows()).best());
        }
    }

    private Search search(SearchRequest request, boolean whole) {
        Embedding vector = model.model().embed(request.text()).content();
        return new Search(
                request,
                request.text(),
                new Wording(request.text(), List.of()),
                vector,
                null,
                new IndexVersion(SHOP.id(), model.name(), vector.dimension()),
                request.productCode() != null
                        ? Set.of()
                        : knowledge.passages().productCodes(SHOP.id(), Mention.possibleCodes(request.text())),
                NOW,
                whole);
    }

    private CurrentRows currentRows() {
        return new CurrentRows(ids -> knowledge.passages().validAt(SHOP.id(), NOW, ids));
    }

    @Test
    void aSearchThatMentionsNoProductReadsTheHeadAlone() {
        List<String> read = new ArrayList<>();
        CurrentRows all = new CurrentRows(ids -> {
            read.addAll(ids);
            return ids.stream()
                    .collect(toMap(id -> id, id -> new Passage(id, PassageKind.FAQ, id, null, "几天发货", id, "")));
        });
        Search search = new Search(
                SearchRequest.everywhere(SHOP, "多久发货", 5),
                "多久发货",
                new Wording("多久发货", List.of()),
                null,
                null,
                new IndexVersion(SHOP.id(), "none", 1),
                Set.of(),
                Instant.EPOCH,
                false);
        List<IndexHit> entries = IntStream.range(0, 100)
                .mapToObj(i -> new IndexHit("f%02d".formatted(i), 0, "几天发货", 0, 0, 0, Embedding.from(new float[] {1})))
                .toList();

        Found found = search.ranked(entries, all);

        assertThat(read).hasSize(15);
        assertThat(found.best())
                .extracting(hit -> hit.passage().id())
                .containsExactly("f00", "f01", "f02", "f03", "f04");
    }

    private SearchRequest request() {
        String product = "QH-T%03d".formatted(random.nextInt(35));
        String text =
                switch (random.nextInt(5)) {
                    case 0 -> product + one(ASKED);
                    case 1 -> one(GOODS) + one(ASKED);
                    case 2, 3 -> one(COLOURS) + one(GOODS) + one(ASKED);
                    default -> one(ASKED) + one(ASKED);
                };
        return new SearchRequest(
                SHOP,
                text,
                List.of(1, 2, 5, 10, 30, 100).get(random.nextInt(6)),
                random.nextInt(5) == 0 ? Set.of(PassageKind.DOCUMENT) : Set.of(),
                random.nextInt(8) == 0 ? product : null);
    }

    private String one(List<String> of) {
        return of.get(random.nextInt(of.size()));
    }
}
