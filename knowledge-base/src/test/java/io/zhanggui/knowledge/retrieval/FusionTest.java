package io.zhanggui.knowledge.retrieval;

import static org.assertj.core.api.Assertions.assertThat;

import io.zhanggui.knowledge.index.IndexHit;
import java.util.List;
import org.junit.jupiter.api.Test;

class FusionTest {

    @Test
    void theBestEntrySpeaksForItsPassage() {
        List<Scored> ranking = Fusion.rank(List.of(
                new IndexHit("faq", 0, "什么时候发货", 2, 0.6),
                new IndexHit("faq", 1, "多久能寄出", 9, 0.9),
                new IndexHit("faq", 2, "几天到", 0, 0.5)));

        assertThat(ranking).singleElement().satisfies(best -> {
            assertThat(best.entry().text()).isEqualTo("多久能寄出");
            assertThat(best.score()).isBetween(0.0, 1.0);
        });
    }

    @Test
    void whatBothLegsPreferComesFirst() {
        assertThat(Fusion.rank(List.of(
                        new IndexHit("a", 0, "a", 0, 0.7),
                        new IndexHit("b", 0, "b", 8, 0.72),
                        new IndexHit("c", 0, "c", 8, 0.3))))
                .extracting(Scored::passageId)
                .first()
                .isEqualTo("b");
    }

    @Test
    void aSharedWordSaysMoreAmongPagesThanAmongQuestions() {
        assertThat(first("怎么退货")).isEqualTo("by meaning");
        assertThat(first("签收七天之内可以无理由退货。".repeat(50))).isEqualTo("by word");
    }

    private static String first(String text) {
        return Fusion.rank(
                        List.of(new IndexHit("by meaning", 0, text, 1, 0.7), new IndexHit("by word", 0, text, 10, 0.6)))
                .getFirst()
                .passageId();
    }

    @Test
    void scoresLieBetweenZeroAndOneWhateverTheLegsSay() {
        assertThat(Fusion.rank(List.of(
                        new IndexHit("opposite", 0, "", 0, -1),
                        new IndexHit("same", 0, "", 100, 1),
                        new IndexHit("beyond", 0, "", 0, 1.0000001))))
                .allSatisfy(scored -> assertThat(scored.score()).isBetween(0.0, 1.0));
    }

    @Test
    void nothingFoundIsNothingRanked() {
        assertThat(Fusion.rank(List.of())).isEmpty();
    }
}
