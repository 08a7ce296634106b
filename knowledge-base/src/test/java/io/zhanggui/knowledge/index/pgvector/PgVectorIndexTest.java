package io.zhanggui.knowledge.index.pgvector;

import static java.util.stream.Collectors.toMap;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.langchain4j.data.embedding.Embedding;
import io.zhanggui.knowledge.KnowledgeSchema;
import io.zhanggui.knowledge.MerchantId;
import io.zhanggui.knowledge.PassageKind;
import io.zhanggui.knowledge.database.TestDatabase;
import io.zhanggui.knowledge.index.Alternative;
import io.zhanggui.knowledge.index.Facets;
import io.zhanggui.knowledge.index.IndexChange;
import io.zhanggui.knowledge.index.IndexEntry;
import io.zhanggui.knowledge.index.IndexFilter;
import io.zhanggui.knowledge.index.IndexHit;
import io.zhanggui.knowledge.index.IndexQuery;
import io.zhanggui.knowledge.index.IndexVersion;
import io.zhanggui.knowledge.index.KnowledgeIndex;
import io.zhanggui.knowledge.index.KnowledgeIndexContract;
import io.zhanggui.knowledge.index.lucene.LuceneIndex;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import javax.sql.DataSource;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.support.JdbcTransactionManager;

class PgVectorIndexTest extends KnowledgeIndexContract {

    private static final IndexVersion WIDE = new IndexVersion(new MerchantId("wide"), "model-a", 256);

    /** So many that no test puts postings in order. */
    private static final long MANY_LOOSE = 1_000;

    /** So few that histories of a test put postings in order. */
    private static final int FEW_LOOSE = 5;

    private static TestDatabase database;
    private static DataSource dataSource;

    @BeforeAll
    static void createDatabase() {
        database = TestDatabase.create();
        dataSource = database.asOwner();
        KnowledgeSchema.migrate(dataSource);
    }

    @AfterAll
    static void dropDatabase() {
        database.close();
    }

    @Override
    protected KnowledgeIndex open() {
        for (String table : List.of("index_version", "index_entry", "index_posting", "index_term")) {
            JdbcClient.create(dataSource).sql("delete from knowledge." + table).update();
        }
        return openAfterCrash();
    }

    @Override
    protected KnowledgeIndex openAfterCrash() {
        return new PgVectorIndex(dataSource, new JdbcTransactionManager(dataSource), 10_000, FEW_LOOSE);
    }

    @Test
    void aSlowerProcessDoesNotTakeTheIndexBack() {
        KnowledgeIndex slow = openAfterCrash();
        KnowledgeIndex fast = openAfterCrash();
        fast.apply(SHOP, List.of(put("p1", "新")), 5);

        slow.apply(SHOP, List.of(put("p1", "旧"), put("p2", "旧")), 3);

        assertThat(slow.appliedSequence(SHOP)).isEqualTo(5);
        assertThat(slow.search(SHOP, anything("旧"))).extracting(IndexHit::text).containsExactly("新");
    }

    @Test
    void processesThatCatchUpAtOnceLeaveOneIndex() throws Exception {
        try (ExecutorService processes = Executors.newVirtualThreadPerTaskExecutor()) {
            List<Future<?>> running = new ArrayList<>();
            for (int process = 0; process < 4; process++) {
                running.add(processes.submit(() -> catchUp(openAfterCrash(), 20)));
            }
            for (Future<?> each : running) {
                each.get();
            }
        }

        KnowledgeIndex index = openAfterCrash();
        assertThat(index.appliedSequence(SHOP)).isEqualTo(20);
        assertThat(index.size(SHOP)).isEqualTo(2);
        assertThat(index.search(SHOP, anything("第20批")))
                .extracting(IndexHit::text)
                .containsExactlyInAnyOrder("第20批", "每批");
        assertThat(count("select sum(entries) from knowledge.index_term"))
                .isEqualTo(count("select sum(cardinality(terms)) from knowledge.index_entry"));
    }

    private static long count(String sql) {
        return JdbcClient.create(dataSource).sql(sql).query(Long.class).single();
    }

    @Test
    void editsLeaveNoMorePostingsBehindThanTheyMay() {
        KnowledgeIndex index = openAfterCrash();
        for (int edit = 1; edit <= 30; edit++) {
            index.apply(SHOP, List.of(put("p1", "第" + edit + "版"), put("p2", "雨伞")), edit);
        }

        assertThat(count("select sum(length(postings)) / 12 from knowledge.index_posting"))
                .isLessThan(10 * count("select sum(cardinality(terms)) from knowledge.index_entry"));
        assertThat(index.search(SHOP, anything("30")))
                .filteredOn(hit -> hit.keywordScore() > 0)
                .extracting(IndexHit::text)
                .containsExactly("第30版");
    }

    private static void catchUp(KnowledgeIndex index, int batches) {
        for (int batch = 1; batch <= batches; batch++) {
            index.apply(SHOP, List.of(put("p1", "第" + batch + "批"), put("p2", "每批")), batch);
        }
    }

    @Test
    void keywordScoresAreThoseOfLucene(@TempDir Path folder) {
        List<IndexChange> changes = List.of(
                put("p1", "不锈钢保温杯，保温杯里的保温杯"),
                put("p2", "纯棉毛巾", "吸水毛巾 35x75cm"),
                put("p3", "玻璃保温杯 500ml 带茶隔，送毛巾"),
                put("p4", "！"));
        try (KnowledgeIndex lucene = LuceneIndex.open(folder)) {
            KnowledgeIndex postgres = openAfterCrash();
            lucene.apply(SHOP, changes, 1);
            postgres.apply(SHOP, changes, 1);

            Alternative tea = new Alternative(List.of("毛巾"), List.of("玻璃", "茶"), 0.9);
            IndexQuery plain = anything("保温杯 毛巾 500ml");
            for (IndexQuery query : List.of(plain, plain.orSaid(List.of(tea)))) {
                Map<String, Double> expected = keywordScores(lucene.search(SHOP, query));
                Map<String, Double> scores = keywordScores(postgres.search(SHOP, query));
                assertThat(scores.keySet()).isEqualTo(expected.keySet());
                expected.forEach((entry, score) ->
                        assertThat(scores.get(entry)).as(entry).isEqualTo(score, within(1e-5)));
            }
        }
    }

    private static Map<String, Double> keywordScores(List<IndexHit> hits) {
        return hits.stream().collect(toMap(hit -> hit.passageId() + "/" + hit.ordinal(), IndexHit::keywordScore));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "保温杯", "保温杯 毛巾"})
    void anApproximateSearchFindsWhatAnExactOneFinds(String text) {
        PgVectorIndex approximate =
                new PgVectorIndex(dataSource, new JdbcTransactionManager(dataSource), 10, MANY_LOOSE);
        KnowledgeIndex exact =
                new PgVectorIndex(dataSource, new JdbcTransactionManager(dataSource), 10_000, MANY_LOOSE);
        Random random = new Random(3);
        approximate.apply(
                WIDE,
                IntStream.range(0, 400)
                        .<IndexChange>mapToObj(i -> new IndexChange.Put("p" + i, List.of(cup(i, random))))
                        .toList(),
                1);
        approximate.apply(
                WIDE,
                IntStream.range(0, 120)
                        .<IndexChange>mapToObj(i -> new IndexChange.Remove("p" + i))
                        .toList(),
                2);

        for (IndexFilter filter : List.of(
                IndexFilter.NONE, IndexFilter.ofKinds(Set.of(PassageKind.FAQ)), IndexFilter.NONE.within("P77"))) {
            IndexQuery query = new IndexQuery(text, wide(random), 10, filter);
            assertThat(approximate.search(WIDE, query))
                    .as("%s", filter)
                    .isNotEmpty()
                    .containsExactlyInAnyOrderElementsOf(exact.search(WIDE, query));
        }
        approximate.close();
        exact.close();
    }

    private static IndexEntry cup(int i, Random random) {
        Facets facets = Facets.of(i % 2 == 0 ? PassageKind.FAQ : PassageKind.DOCUMENT, "P" + i / 4);
        return new IndexEntry("p" + i, 0, facets, i % 7 == 0 ? "保温杯送毛巾" : "保温杯", wide(random));
    }

    private static Embedding wide(Random random) {
        float[] vector = new float[256];
        for (int i = 0; i < vector.length; i++) {
            vector[i] = (float) random.nextGaussian();
        }
        Embedding embedding = Embedding.from(vector);
        embedding.normalize();
        return embedding;
    }
}
