package io.zhanggui.knowledge.retrieval;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.zhanggui.knowledge.KnowledgeBase;
import io.zhanggui.knowledge.KnowledgeSchema;
import io.zhanggui.knowledge.Merchant;
import io.zhanggui.knowledge.MerchantId;
import io.zhanggui.knowledge.PassageKind;
import io.zhanggui.knowledge.embedding.InProcessEmbeddingModels;
import io.zhanggui.knowledge.index.lucene.LuceneIndex;
import io.zhanggui.knowledge.ingest.ImportMode;
import io.zhanggui.knowledge.ingest.ImportProgress;
import io.zhanggui.knowledge.ingest.PlainText;
import io.zhanggui.knowledge.ingest.SourceFile;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.h2.jdbcx.JdbcConnectionPool;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.DataSourceTransactionManager;

class RetrievalTest {

    private static final Merchant SHOP = new Merchant(new MerchantId("shop"), Locale.SIMPLIFIED_CHINESE);
    private static final Merchant ENGLISH_SHOP = new Merchant(new MerchantId("english"), Locale.ENGLISH);

    @TempDir
    static Path folder;

    private static JdbcConnectionPool rows;
    private static KnowledgeBase knowledge;

    @BeforeAll
    static void fillShops() {
        rows = JdbcConnectionPool.create(
                "jdbc:h2:mem:retrieval;MODE=PostgreSQL;DATABASE_TO_LOWER=TRUE;DEFAULT_NULL_ORDERING=HIGH", "sa", "");
        KnowledgeSchema.migrate(rows);
        knowledge = KnowledgeBase.open(
                rows,
                new DataSourceTransactionManager(rows),
                LuceneIndex.open(folder),
                new InProcessEmbeddingModels(),
                Clock.systemUTC());
        knowledge
                .importer()
                .importTexts(
                        SHOP,
                        Stream.of(
                                text("cup", "这款保温杯的内胆是316不锈钢，保温12小时", "QH-B001"),
                                text("kettle", "电水壶一壶烧开只要五分钟", "QH-K001"),
                                text("lid", "杯盖可以拆下来单独清洗", "QH-B001"),
                                text("delivery", "下单后四十八小时之内寄出", null),
                                text("invoice", "可以开具电子普通发票", null)));
        knowledge
                .importer()
                .importTexts(ENGLISH_SHOP, Stream.of(text("cup", "A vacuum cup that keeps tea warm", null)));
    }

    private static PlainText text(String id, String text, @Nullable String product) {
        return new PlainText(id, "", text, product);
    }

    @AfterAll
    static void closeShops() {
        knowledge.close();
        rows.dispose();
    }

    @Test
    void aQuestionFindsItsAnswerByMeaning() {
        assertThat(ids(SearchRequest.everywhere(SHOP, "多久能发货", 3))).first().isEqualTo("delivery");
    }

    @Test
    void aWordFindsItsAnswerByKeyword() {
        assertThat(knowledge.retrieval().search(SearchRequest.everywhere(SHOP, "316", 1)))
                .singleElement()
                .satisfies(hit -> {
                    assertThat(hit.passage().sourceId()).isEqualTo("cup");
                    assertThat(hit.keywordScore()).isPositive();
                    assertThat(hit.vectorScore()).isBetween(-1.0, 1.0);
                    assertThat(hit.matchedText()).isEqualTo(hit.passage().text());
                });
    }

    @Test
    void aProductRestrictsTheSearch() {
        assertThat(ids(new SearchRequest(SHOP, "多久能发货", 10, Set.of(), "QH-B001")))
                .containsExactlyInAnyOrder("cup", "lid");
    }

    @Test
    void aKindRestrictsTheSearch() {
        assertThat(ids(new SearchRequest(SHOP, "发票", 10, Set.of(PassageKind.FAQ), null)))
                .isEmpty();
    }

    @Test
    void everyShopSpeaksItsOwnLanguageOfItsOwnGoods() {
        assertThat(ids(SearchRequest.everywhere(ENGLISH_SHOP, "保温杯", 10))).containsExactly("cup");
        assertThat(knowledge.retrieval().search(SearchRequest.everywhere(ENGLISH_SHOP, "warm tea", 10)))
                .allSatisfy(hit -> assertThat(hit.passage().text()).startsWith("A vacuum cup"));
    }

    @Test
    void moreHitsAreTheBetterOnesFirst() {
        List<Hit> hits = knowledge.retrieval().search(SearchRequest.everywhere(SHOP, "保温杯怎么洗", 10));

        assertThat(hits).hasSize(5).isSortedAccordingTo((a, b) -> Double.compare(b.score(), a.score()));
        assertThat(hits).allSatisfy(hit -> assertThat(hit.score()).isBetween(0.0, 1.0));
    }

    @Test
    void aProductIsFoundByItsCodeAndByItsTitle() throws IOException {
        Merchant teaShop = new Merchant(new MerchantId("tea-shop"), Locale.SIMPLIFIED_CHINESE);
        Path products = Files.writeString(folder.resolve("products.csv"), """
                商品编码,商品名称,容量,材质
                QH-T001,青瓷茶杯,200ml,青瓷
                QH-T002,白瓷茶杯,180ml,白瓷
                QH-T003,青瓷茶杯礼盒,200ml两只,青瓷
                QH-T004,玻璃茶壶,600ml,高硼硅玻璃
                """);
        knowledge
                .importer()
                .importProducts(
                        teaShop, new SourceFile("products.csv", products), ImportMode.MERGE, ImportProgress.none());

        assertThat(ids(SearchRequest.everywhere(teaShop, "qh-t004有多大容量", 10)))
                .first()
                .isEqualTo("QH-T004");
        assertThat(ids(SearchRequest.everywhere(teaShop, "青瓷茶杯礼盒的材质", 10))).startsWith("QH-T003", "QH-T003", "QH-T003");
    }

    @Test
    void aBlankTextFindsNothing() {
        assertThat(ids(SearchRequest.everywhere(SHOP, " \n\t", 10))).isEmpty();
    }

    @Test
    void aTextOfAnyLengthIsAQuery() {
        assertThat(ids(SearchRequest.everywhere(SHOP, "\uD842\uDFB7发票？！".repeat(2_000), 2)))
                .hasSize(2);
    }

    @Test
    void aRowThatIsGoneIsNoHitAndOthersTakeItsPlace() {
        Merchant big = new Merchant(new MerchantId("big"), Locale.SIMPLIFIED_CHINESE);
        knowledge
                .importer()
                .importTexts(
                        big,
                        Stream.concat(
                                IntStream.range(0, 120).mapToObj(i -> text("gone-" + i, "可以开发票 " + i, null)),
                                Stream.of(text("stays", "雨伞", null))));
        JdbcClient.create(rows)
                .sql("delete from knowledge.passage where merchant = 'big' and source_id like 'gone-%'")
                .update();

        assertThat(ids(SearchRequest.everywhere(big, "可以开发票吗", 5))).containsExactly("stays");
    }

    private static List<String> ids(SearchRequest request) {
        return knowledge.retrieval().search(request).stream()
                .map(hit -> hit.passage().sourceId())
                .toList();
    }

    @Test
    void anExplanationTellsTheSearchItself() {
        for (String text : List.of("保温杯能保温多久", "QH-B001 的杯盖", "开发票", "")) {
            SearchRequest request = SearchRequest.everywhere(SHOP, text, 3);

            Explanation explanation = knowledge.retrieval().explain(request);

            assertThat(explanation.hits().stream().map(Explanation.Reasoned::hit))
                    .as(text)
                    .containsExactlyElementsOf(knowledge.retrieval().search(request));
            assertThat(explanation.hits())
                    .allSatisfy(told -> assertThat(told.meaning() + told.keywords())
                            .isEqualTo(
                                    told.mentioned()
                                            ? 2 * told.hit().score() - 1
                                            : told.hit().score(),
                                    within(1e-9)));
        }
    }

    @Test
    void eachLegHasARankingOfItsOwn() {
        Explanation explanation = knowledge.retrieval().explain(SearchRequest.everywhere(SHOP, "电子普通发票", 1));

        Explanation.Reasoned invoice = explanation.hits().getFirst();
        assertThat(invoice.words()).contains("发票", "普通");
        assertThat(invoice)
                .extracting(
                        Explanation.Reasoned::rank,
                        Explanation.Reasoned::meaningRank,
                        Explanation.Reasoned::keywordRank)
                .containsExactly(1, 1, 1);
        assertThat(explanation.others())
                .isNotEmpty()
                .allSatisfy(other -> assertThat(other.rank()).isGreaterThan(1));
    }
}
