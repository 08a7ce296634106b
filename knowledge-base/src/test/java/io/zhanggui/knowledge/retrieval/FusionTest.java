package io.zhanggui.knowledge.retrieval;

import static org.assertj.core.api.Assertions.assertThat;

import dev.langchain4j.data.embedding.Embedding;
import io.zhanggui.knowledge.index.IndexHit;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

class FusionTest {

    private static final String QUESTION = "怎么退货";
    private static final String PAGE = "签收七天之内可以无理由退货。".repeat(50);

    @Test
    void theBestEntrySpeaksForItsPassage() {
        List<Scored> ranking = Fusion.rank(
                "多久发货",
                List.of(
                        hit("faq", 0, "什么时候发货", 0.2, 0.6, 0),
                        hit("faq", 1, "多久能寄出", 0.4, 0.9, 1),
                        hit("faq", 2, "几天到", 0, 0.5, 2)));

        assertThat(ranking).singleElement().satisfies(best -> {
            assertThat(best.entry().text()).isEqualTo("多久能寄出");
            assertThat(best.score()).isBetween(0.0, 1.0);
        });
    }

    @Test
    void whatBothLegsPreferComesFirst() {
        assertThat(Fusion.rank(
                        QUESTION,
                        List.of(
                                hit("a", 0, "a", 0, 0.7, 0),
                                hit("b", 0, "b", 0.8, 0.72, 1),
                                hit("c", 0, "c", 0.8, 0.3, 2))))
                .extracting(Scored::passageId)
                .containsExactly("b", "a", "c");
    }

    @Test
    void aFewWordsWantATextThatHasThemAll() {
        IndexHit all = hit("all", 0, PAGE, 0.3, 1, 0.50, 0);
        IndexHit often = hit("often", 0, PAGE, 0.5, 0.6, 0.52, 1);

        assertThat(Fusion.rank("退货", List.of(all, often)))
                .extracting(Scored::passageId)
                .containsExactly("all", "often");
    }

    @Test
    void aQuestionWantsAQuestionThatSaysLittleBesides() {
        IndexHit all = hit("all", 0, "怎么退货", 0.3, 1, 0.50, 0);
        IndexHit often = hit("often", 0, "如何退货", 0.5, 0.6, 0.50, 1);

        assertThat(Fusion.rank(QUESTION, List.of(all, often)))
                .extracting(Scored::passageId)
                .containsExactly("often", "all");
    }

    @Test
    void amongQuestionsOneThatIsNearToEverythingLosesToOneThatIsNearToThisOne() {
        List<IndexHit> crowd = new ArrayList<>();
        for (int i = 0; i < 20; i++) {
            crowd.add(hit("crowd" + i, 0, "怎么退款", 0, 0.70, 0));
        }
        crowd.add(hit("alone", 0, "能退货吗", 0, 0.69, 1));

        assertThat(Fusion.rank(QUESTION, crowd))
                .first()
                .extracting(Scored::passageId)
                .isEqualTo("alone");
        assertThat(Fusion.rank("退", crowd.stream().map(FusionTest::asPage).toList()))
                .last()
                .extracting(Scored::passageId)
                .isEqualTo("alone");
    }

    private static IndexHit asPage(IndexHit hit) {
        return new IndexHit(hit.passageId(), 0, PAGE, 0, 0, hit.vectorScore(), hit.vector());
    }

    @Test
    void amongQuestionsOneWhoseNeighboursAreAskedForTooComesFirst() {
        List<IndexHit> found = new ArrayList<>();
        for (int i = 0; i < 12; i++) {
            found.add(hit("asked" + i, 0, "怎么退款", 0, 0.70 - i / 1000.0, 0));
            found.add(hit("other" + i, 0, "怎么换货", 0, 0.40 - i / 1000.0, 1));
        }
        found.add(hit("astray", 0, "能退货吗", 0, 0.70, 1));

        assertThat(Fusion.rank(QUESTION, found))
                .first()
                .extracting(Scored::passageId)
                .isEqualTo("asked0");
    }

    @Test
    void wordsSayLessWhereAllTextsSpeakOfOneThing() {
        IndexHit words = hit("words", 0, "怎么退货", 0.5, 0.50, 0);
        IndexHit meaning = hit("meaning", 0, "如何退货", 0.2, 0.52, 0);
        IndexHit stranger = hit("meaning", 0, "如何退货", 0.2, 0.52, 1);

        assertThat(Fusion.rank(QUESTION, List.of(words, meaning)))
                .extracting(Scored::passageId)
                .containsExactly("meaning", "words");
        assertThat(Fusion.rank(QUESTION, List.of(words, stranger)))
                .extracting(Scored::passageId)
                .containsExactly("words", "meaning");
    }

    @Test
    void theOrderOfWhatWasFoundAndTheLastDigitOfACosineChangeNothing() {
        Random random = new Random(7);
        List<IndexHit> found = new ArrayList<>();
        for (int i = 0; i < 60; i++) {
            found.add(hit("p" + i % 40, i / 40, QUESTION, random.nextInt(5) / 5.0, 0.5 + random.nextInt(5) / 10.0, i));
        }
        List<String> ranking = order(found);
        for (int asking = 0; asking < 20; asking++) {
            List<IndexHit> again = new ArrayList<>(found.stream()
                    .map(hit -> new IndexHit(
                            hit.passageId(),
                            hit.ordinal(),
                            hit.text(),
                            hit.keywordScore(),
                            hit.coverage(),
                            hit.vectorScore() + (random.nextDouble() - 0.5) * 1e-7,
                            hit.vector()))
                    .toList());
            Collections.shuffle(again, random);

            assertThat(order(again)).isEqualTo(ranking);
        }
    }

    private static List<String> order(List<IndexHit> found) {
        return Fusion.rank(QUESTION, found).stream()
                .map(scored -> scored.passageId() + "/" + scored.entry().ordinal())
                .toList();
    }

    @Test
    void scoresLieBetweenZeroAndOneWhateverTheLegsSay() {
        assertThat(Fusion.rank(
                        "",
                        List.of(
                                hit("opposite", 0, "", 0, -1, 0),
                                hit("same", 0, "", 1, 1, 1),
                                hit("beyond", 0, "", 0, 1.0000001, 2))))
                .allSatisfy(scored -> assertThat(scored.score()).isBetween(0.0, 1.0 + 1e-9));
    }

    @Test
    void nothingFoundIsNothingRanked() {
        assertThat(Fusion.rank("", List.of())).isEmpty();
    }

    private static IndexHit hit(
            String passage, int ordinal, String text, double keyword, double cosine, int direction) {
        return hit(passage, ordinal, text, keyword, keyword, cosine, direction);
    }

    /** Hits of different directions are strangers to each other. */
    private static IndexHit hit(
            String passage, int ordinal, String text, double keyword, double coverage, double cosine, int direction) {
        float[] vector = new float[64];
        vector[direction] = 1;
        return new IndexHit(passage, ordinal, text, keyword, coverage, cosine, Embedding.from(vector));
    }
}
