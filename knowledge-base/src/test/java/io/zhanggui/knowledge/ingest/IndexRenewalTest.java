package io.zhanggui.knowledge.ingest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.zhanggui.knowledge.index.IndexVersion;
import io.zhanggui.knowledge.retrieval.Explanation;
import io.zhanggui.knowledge.retrieval.SearchRequest;
import java.nio.file.Path;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.BooleanSupplier;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.jdbc.core.simple.JdbcClient;

class IndexRenewalTest {

    private static final int ENTRIES = 250;

    @TempDir
    Path folder;

    private Shop shop;

    @BeforeEach
    void open() {
        shop = new Shop(folder);
        shop.faqs("编号,问题,答案\n"
                + IntStream.range(0, ENTRIES)
                        .mapToObj(number -> "F%d,第%d个问题,答案%d\n".formatted(number, number, number))
                        .collect(Collectors.joining()));
        shop.embedded();
    }

    @AfterEach
    void close() {
        shop.close();
    }

    @Test
    void theOldIndexAnswersUntilTheNewOneHasCaughtUp() {
        shop.models.wanted = shop.models.letters("letters-wide", 20, 20);

        assertThat(shop.base.renewIndex(Shop.QINGHE, afterBatches(1))).isFalse();
        assertThat(shop.base.renewal(Shop.QINGHE.id())).hasValue(new IndexRenewal("letters-wide", 100, ENTRIES, null));
        assertThat(size("letters-zh", 16)).isEqualTo(ENTRIES);
        assertThat(shop.found("第7个问题")).contains("F7");

        shop.faqs("编号,问题,答案\nnew,甲乙丙丁,答案\nF7,戊己庚辛,答案\n");
        shop.base.faqs().delete(Shop.QINGHE, "F8");
        assertThat(shop.found("甲乙丙丁").getFirst()).isEqualTo("new");

        assertThat(shop.base.renewIndex(Shop.QINGHE, () -> false)).isTrue();
        assertThat(shop.base.renewal(Shop.QINGHE.id())).isEmpty();
        assertThat(size("letters-wide", 20)).isEqualTo(ENTRIES);
        assertThat(size("letters-zh", 16)).isZero();
        assertThat(shop.found("甲乙丙丁").getFirst()).isEqualTo("new");
        assertThat(shop.found("戊己庚辛").getFirst()).isEqualTo("F7");

        shop.faqs("编号,问题,答案\nnewer,壬癸子丑,答案\n");
        assertThat(shop.found("壬癸子丑").getFirst()).isEqualTo("newer");
        assertThat(shop.base.renewIndex(Shop.QINGHE, () -> false)).isTrue();
    }

    @Test
    void aProcessThatWasKilledGoesOnWhereItWas() {
        shop.models.wanted = shop.models.letters("letters-wide", 20, 20);
        shop.base.renewIndex(Shop.QINGHE, afterBatches(2));
        assertThat(shop.embedded()).hasSize(200);

        shop.restart();
        shop.base.catchUp(Shop.QINGHE);

        assertThat(shop.base.renewIndex(Shop.QINGHE, () -> false)).isTrue();
        assertThat(shop.embedded()).hasSize(ENTRIES - 200);
        assertThat(shop.found("第7个问题")).contains("F7");
    }

    @Test
    void whoChangesTheirMindKeepsTheIndexThatIsThere() {
        shop.models.wanted = shop.models.letters("letters-wide", 20, 20);
        shop.base.renewIndex(Shop.QINGHE, afterBatches(1));

        shop.models.wanted = null;

        assertThat(shop.base.renewIndex(Shop.QINGHE, () -> false)).isTrue();
        assertThat(shop.base.renewal(Shop.QINGHE.id())).isEmpty();
        assertThat(size("letters-wide", 20)).isZero();
        assertThat(size("letters-zh", 16)).isEqualTo(ENTRIES);
    }

    @Test
    void aModelThatGivesOtherVectorsThanItSaysNeverAnswers() {
        shop.models.wanted = shop.models.letters("letters-lying", 20, 24);

        assertThatIllegalArgumentException()
                .isThrownBy(() -> shop.base.renewIndex(Shop.QINGHE, () -> false))
                .withMessage("A vector of 20 numbers does not fit an index of 24");
        assertThat(shop.base.renewal(Shop.QINGHE.id()))
                .hasValue(new IndexRenewal(
                        "letters-lying", 0, ENTRIES, "A vector of 20 numbers does not fit an index of 24"));
        assertThat(shop.found("第7个问题")).contains("F7");
        assertThat(size("letters-zh", 16)).isEqualTo(ENTRIES);
    }

    @Test
    void theSameModelInAnotherDimensionIsAnotherIndex() {
        shop.models.wanted = shop.models.letters("letters-zh", 20, 20);

        assertThat(shop.base.renewIndex(Shop.QINGHE, () -> false)).isTrue();

        assertThat(size("letters-zh-2", 20)).isEqualTo(ENTRIES);
        assertThat(size("letters-zh", 16)).isZero();
        assertThat(shop.found("第7个问题")).contains("F7");
    }

    @Test
    void anIndexFromBeforeThereWereFacetsIsBuiltAnew() {
        JdbcClient.create(shop.dataSource)
                .sql("delete from knowledge.index_build")
                .update();

        assertThat(shop.found("第7个问题")).contains("F7");
        assertThat(shop.base.renewIndex(Shop.QINGHE, () -> false)).isTrue();

        assertThat(size("letters-zh-2", 16)).isEqualTo(ENTRIES);
        assertThat(size("letters-zh", 16)).isZero();
        assertThat(shop.found("第7个问题")).contains("F7");
    }

    @Test
    void keywordsSearchAloneWhileTheModelIsDown() {
        shop.modelDown = true;

        Explanation explanation = shop.base.retrieval().explain(SearchRequest.everywhere(Shop.QINGHE, "第7个问题", 3));

        assertThat(explanation.keywordsAlone()).isTrue();
        assertThat(explanation.hits().getFirst().hit().passage().sourceId()).isEqualTo("F7");
        assertThat(explanation.hits().getFirst().hit().vectorScore()).isEqualTo(1);
        shop.modelDown = false;
        assertThat(shop.base
                        .retrieval()
                        .explain(SearchRequest.everywhere(Shop.QINGHE, "第7个问题", 3))
                        .keywordsAlone())
                .isFalse();
    }

    @Test
    void keywordsSearchAloneWhileTheModelOfTheIndexIsNoMore() {
        shop.models.wanted = shop.models.letters("letters-gone", 20, 20);
        shop.base.renewIndex(Shop.QINGHE, () -> false);
        shop.models.wanted = shop.models.letters("letters-next", 24, 24);

        assertThat(shop.found("第7个问题").getFirst()).isEqualTo("F7");

        assertThat(shop.base.renewIndex(Shop.QINGHE, () -> false)).isTrue();
        assertThat(shop.base
                        .retrieval()
                        .explain(SearchRequest.everywhere(Shop.QINGHE, "第7个问题", 3))
                        .keywordsAlone())
                .isFalse();
    }

    private long size(String name, int dimension) {
        return shop.index.size(new IndexVersion(Shop.QINGHE.id(), name, dimension));
    }

    private static BooleanSupplier afterBatches(int batches) {
        AtomicInteger asked = new AtomicInteger();
        return () -> asked.getAndIncrement() >= batches;
    }
}
