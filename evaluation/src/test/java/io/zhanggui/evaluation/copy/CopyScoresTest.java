package io.zhanggui.evaluation.copy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.zhanggui.evaluation.check.Fact;
import io.zhanggui.evaluation.copy.WrittenCopy.Limits;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.Test;

class CopyScoresTest {

    private static final List<Fact> CUP =
            List.of(new Fact("容量", "500ml"), new Fact("材质", "内胆316不锈钢"), new Fact("产地", "浙江永康"), new Fact("颜色", ""));

    private static WrittenCopy copy(String product, String body) {
        return new WrittenCopy(
                product + "-0",
                product,
                "山岚" + product,
                Locale.SIMPLIFIED_CHINESE,
                "山岚" + product,
                body,
                new Limits(20, 60),
                CUP,
                List.of(new Fact("", "山岚" + product)));
    }

    private static CopyScore only(String body) {
        return CopyScores.of(List.of(copy("甲", body))).scores().getFirst();
    }

    @Test
    void aClaimThatTheProductsFactsDoNotBearOutIsFound() {
        assertThat(only("容量500毫升，内胆316不锈钢。").claims()).isEmpty();
        assertThat(only("容量600ml，钛合金内胆。").claims())
                .extracting(finding -> finding.quote())
                .contains("600ml");
    }

    @Test
    void wordsOfTheLawAndTextsThatAreTooLongAreFound() {
        assertThat(only("全网第一的杯子。").law()).isNotEmpty();
        assertThat(only("好用的杯子。").law()).isEmpty();
        assertThat(only("好用的杯子。").withinLimits()).isTrue();
        assertThat(only("杯".repeat(61)).withinLimits()).isFalse();
        assertThat(only("😊".repeat(60)).withinLimits()).isTrue();
    }

    @Test
    void attributesAreToldInTheirOwnWordsOrInAllOfTheseInAnotherOrder() {
        CopyScore score = only("来自永康，浙江好物，500ML刚好。");

        assertThat(score.told()).containsExactly("容量", "产地");
        assertThat(score.untold()).containsExactly("材质");
        assertThat(score.coverage()).isEqualTo(2 / 3.0, within(1e-9));
    }

    @Test
    void aSentenceThatWasFilledInForAnotherProductIsNotItsOwn() {
        CopyScores scores = CopyScores.of(List.of(
                copy("甲", "把山岚甲带回家让日常多一点妥帖。杯口做了圆润卷边不烫嘴。"), copy("乙", "把山岚乙带回家让日常多一点妥帖。一按就能开盖的直身设计。"), copy("丙", "。")));

        assertThat(scores.scores()).extracting(CopyScore::ownSentences).containsExactly(0.5, 0.5, 1.0);
        assertThat(scores.value(CopyMetric.OWN_SENTENCES)).isEqualTo(2 / 3.0, within(1e-9));
    }

    @Test
    void twoTextsOfOneProductMayShareTheirSentences() {
        WrittenCopy copy = copy("甲", "杯口做了圆润卷边不烫嘴。");

        assertThat(CopyScores.of(List.of(copy, copy)).value(CopyMetric.OWN_SENTENCES))
                .isEqualTo(1);
    }

    @Test
    void differentWordPairsFallWhereTextsRepeatEachOther() {
        double one = CopyScores.of(List.of(copy("甲", "圆润卷边喝热水不烫嘴"))).distinct2();
        double twice = CopyScores.of(List.of(copy("甲", "圆润卷边喝热水不烫嘴"), copy("乙", "圆润卷边喝热水不烫嘴")))
                .distinct2();

        assertThat(one).isEqualTo(1);
        assertThat(twice).isEqualTo(0.5);
    }

    @Test
    void whatCountsTextsHasAnInterval() {
        CopyScores scores = CopyScores.of(List.of(copy("甲", "容量600ml。"), copy("乙", "容量500ml。")));

        assertThat(scores.value(CopyMetric.CLAIM_SUPPORT)).isEqualTo(0.5);
        assertThat(scores.rate(CopyMetric.CLAIM_SUPPORT).low()).isBetween(0.05, 0.2);
    }
}
