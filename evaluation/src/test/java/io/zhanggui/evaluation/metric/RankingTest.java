package io.zhanggui.evaluation.metric;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.assertj.core.data.Offset;
import org.junit.jupiter.api.Test;

/** Expected values are worked out by hand. */
class RankingTest {

    private static final Offset<Double> CLOSE = within(1e-6);
    /** Discounts of the ranks: 1, 1/log2(3) = 0.630930, 1/2, 1/log2(5) = 0.430677. */
    private static final Ranking GRADED = new Ranking(
            List.of("x", "partial", "zero", "full"), Map.of("full", 2, "partial", 1, "zero", 0, "missed", 1));

    @Test
    void theGainOfADocumentIsItsGradeDiscountedByRank() {
        double dcg = 0.630930 + 2 * 0.430677;
        double ideal = 2 + 0.630930 + 0.5;

        assertThat(GRADED.ndcg(10)).isEqualTo(dcg / ideal, CLOSE);
    }

    @Test
    void theIdealRankingIsCutAtKToo() {
        assertThat(GRADED.ndcg(2)).isEqualTo(0.630930 / (2 + 0.630930), CLOSE);
        assertThat(GRADED.ndcg(1)).isZero();
    }

    @Test
    void aPerfectRankingScoresOne() {
        Ranking perfect = new Ranking(List.of("a", "b", "c"), Map.of("a", 2, "b", 1));

        assertThat(List.of(perfect.ndcg(10), perfect.reciprocalRank(10), perfect.recall(10), perfect.hit(1)))
                .containsOnly(1.0);
    }

    @Test
    void theReciprocalRankIsThatOfTheFirstRelevant() {
        assertThat(GRADED.reciprocalRank(10)).isEqualTo(0.5);
        assertThat(GRADED.reciprocalRank(1)).isZero();
    }

    @Test
    void recallCountsTheRelevantOnly() {
        assertThat(GRADED.recall(10)).isEqualTo(2 / 3.0, CLOSE);
        assertThat(GRADED.recall(3)).isEqualTo(1 / 3.0, CLOSE);
    }

    @Test
    void aHitNeedsOneRelevantDocument() {
        assertThat(GRADED.hit(1)).isZero();
        assertThat(GRADED.hit(2)).isEqualTo(1);
    }

    @Test
    void beyondKNothingCounts() {
        List<String> ten = IntStream.range(0, 10).mapToObj(i -> "x" + i).toList();
        Ranking late = new Ranking(
                java.util.stream.Stream.concat(ten.stream(), java.util.stream.Stream.of("a"))
                        .toList(),
                Map.of("a", 1));

        assertThat(List.of(late.ndcg(10), late.reciprocalRank(10), late.recall(10), late.hit(10)))
                .containsOnly(0.0);
        assertThat(late.reciprocalRank(11)).isEqualTo(1 / 11.0, CLOSE);
    }

    @Test
    void whereNothingIsRelevantEverythingIsZero() {
        Ranking nothing = new Ranking(List.of("a"), Map.of("a", 0));

        assertThat(nothing.isAnswerable()).isFalse();
        assertThat(List.of(nothing.ndcg(10), nothing.reciprocalRank(10), nothing.recall(10), nothing.hit(10)))
                .containsOnly(0.0);
        assertThat(new Ranking(List.of(), Map.of("a", 1)).ndcg(10)).isZero();
    }

    @Test
    void aDocumentThatStandsTwiceIsRefused() {
        assertThatThrownBy(() -> new Ranking(List.of("a", "a"), Map.of())).isInstanceOf(IllegalArgumentException.class);
    }
}
