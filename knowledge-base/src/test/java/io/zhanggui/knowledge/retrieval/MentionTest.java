package io.zhanggui.knowledge.retrieval;

import static org.assertj.core.api.Assertions.assertThat;

import io.zhanggui.knowledge.Passage;
import io.zhanggui.knowledge.PassageKind;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class MentionTest {

    private static final Hit STEEL_CUP = hit(PassageKind.PRODUCT, "QH-B001", "316 保温杯", 0.5);
    private static final Hit CUP = hit(PassageKind.PRODUCT, "QH-B002", "保温杯", 0.6);
    private static final Hit KETTLE = hit(PassageKind.PRODUCT, "QH-K001", "电水壶", 0.7);
    private static final Hit FAQ = hit(PassageKind.FAQ, null, "保温杯能洗吗", 0.9);

    @Test
    void codesAreRunsWithADigit() {
        assertThat(Mention.possibleCodes("QH-B001的容量，还有 a.12/x 和ＱＨ－Ｂ００３？ hello"))
                .containsExactlyInAnyOrder("QH-B001", "qh-b001", "a.12/x", "A.12/X", "QH-B003", "qh-b003");
        assertThat(Mention.possibleCodes("有没有保温杯 hello 5")).isEmpty();
    }

    @Test
    void aCodeMayBeALetterAndADigit() {
        assertThat(Mention.possibleCodes("P7有货吗，7P呢，12个")).containsExactlyInAnyOrder("P7", "p7", "7P", "7p");
    }

    @Test
    void aProductCalledByItsTitleComesFirst() {
        assertThat(Mention.preferred("316保温杯多大", Set.of(), List.of(KETTLE, CUP, STEEL_CUP)))
                .extracting(hit -> hit.passage().productCode())
                .containsExactly("QH-B001", "QH-K001", "QH-B002");
    }

    @Test
    void aProductCalledByItsCodeComesFirst() {
        assertThat(Mention.preferred("QH-B002 多大", Set.of("QH-B002"), List.of(KETTLE, CUP)))
                .extracting(hit -> hit.passage().productCode())
                .containsExactly("QH-B002", "QH-K001");
    }

    @Test
    void aBetterAnswerOfAnotherKindStaysAhead() {
        assertThat(Mention.preferred("保温杯能洗吗", Set.of(), List.of(FAQ, CUP)))
                .first()
                .isEqualTo(FAQ);
    }

    @Test
    void whereNothingIsCalledTheRankingStays() {
        List<Hit> ranking = List.of(FAQ, KETTLE, CUP);

        assertThat(Mention.preferred("几天发货", Set.of(), ranking)).isEqualTo(ranking);
    }

    static Hit hit(PassageKind kind, @Nullable String product, String title, double score) {
        return new Hit(
                new Passage(title + kind, kind, product == null ? title : product, product, title, "text", ""),
                score,
                score,
                1,
                title);
    }
}
