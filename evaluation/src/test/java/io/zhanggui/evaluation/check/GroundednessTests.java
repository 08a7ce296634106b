package io.zhanggui.evaluation.check;

import static org.assertj.core.api.Assertions.assertThat;

import io.zhanggui.knowledge.embedding.InProcessEmbeddingModels;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class GroundednessTests {

    private static final Groundedness GROUNDEDNESS =
            new Groundedness(new SentenceReader(new InProcessEmbeddingModels()));

    private static final List<String> SHOP =
            List.of("本店支持七天无理由退货，运费由买家承担。生鲜商品除外。", "保温杯采用316不锈钢内胆，容量500毫升，保温12小时。", "订单满99元包邮，一般48小时内发货。");
    private static final List<String> STORE = List.of(
            "You may return any item within 30 days of delivery. Return shipping is paid by the customer.",
            "The bottle holds 750 ml and keeps drinks cold for 24 hours. It is made of stainless steel.",
            "Orders above $50 ship for free and usually leave our warehouse within two business days.");

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            保温杯能保温12小时。             | 保温杯内置蓝牙音箱。
            容量是500毫升。                  | 容量是800毫升。
            满99元就包邮。                   | 全国所有订单都顺丰隔日达。
            支持七天无理由退货。             | 不支持七天无理由退货。
            退货的运费由买家承担。           | 退货的运费由卖家承担，还送优惠券。
            """)
    void aChineseAnswerThatThePassagesHoldScoresAboveOneThatTheyDoNot(String held, String not) {
        assertThat(score(held, SHOP)).isGreaterThan(score(not, SHOP));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            The bottle keeps drinks cold for 24 hours.   | The bottle has a built-in speaker.
            It holds 750 ml.                             | It holds 900 ml.
            Orders above $50 ship for free.              | All orders arrive overnight in every country.
            You may return any item within 30 days.      | You may not return any item within 30 days.
            Return shipping is paid by the customer.     | Return shipping is paid by our partner bank in Norway.
            """)
    void anEnglishAnswerThatThePassagesHoldScoresAboveOneThatTheyDoNot(String held, String not) {
        assertThat(score(held, STORE)).isGreaterThan(score(not, STORE));
    }

    @Test
    void aSentenceThatStandsInAPassageIsWhollyGroundedAndNamesThePassage() {
        Grounding grounding = GROUNDEDNESS.of("订单满99元包邮，一般48小时内发货！", "多久发货", SHOP);

        assertThat(grounding).isEqualTo(new Grounding(1, List.of(new Grounding.Sentence("订单满99元包邮，一般48小时内发货！", 1, 2))));
    }

    @Test
    void theWeakestSentenceIsToldApart() {
        Grounding grounding = GROUNDEDNESS.of("保温杯采用316不锈钢内胆。它还可以在月球上自动煮咖啡。容量500毫升。", null, SHOP);

        assertThat(grounding.sentences()).hasSize(3);
        assertThat(grounding.weakest().orElseThrow().text()).isEqualTo("它还可以在月球上自动煮咖啡。");
        assertThat(grounding.score())
                .isGreaterThan(grounding.weakest().orElseThrow().score());
    }

    @ParameterizedTest
    @CsvSource({"保温杯很轻，适合带去露营，里面还有茶漏。, 保温杯很轻，适合带去露营，里面还有茶漏。", "你可以先联系客服。客服会在一小时内回电。, 客服会在一小时内回电。"})
    void theAnswersOwnSentenceAmongThePassagesNeverLowersItsGroundedness(String answer, String own) {
        List<String> more = new ArrayList<>(SHOP);
        more.add(own);

        assertThat(score(answer, more)).isGreaterThanOrEqualTo(score(answer, SHOP));
    }

    @ParameterizedTest
    @CsvSource({"'保温杯容量500毫升，能保温12小时', 500, 600", "'一般在48小时内就可以发货', 48, 24", "'本店支持七天无理由退货', 七天, 三十天"})
    void aChangedNumberLowersGroundedness(String answer, String number, String other) {
        assertThat(score(answer.replace(number, other), SHOP)).isLessThan(score(answer, SHOP));
    }

    @Test
    void aChangedNumberLowersGroundednessInEnglishToo() {
        String answer = "It keeps drinks cold for 24 hours";

        assertThat(score(answer.replace("24", "36"), STORE)).isLessThan(score(answer, STORE));
    }

    @Test
    void wordsThatTheQuestionBroughtAlongProveLess() {
        String answer = "保温杯是在德国生产的";
        List<String> passages = List.of("保温杯容量500毫升。");

        assertThat(GROUNDEDNESS.of(answer, "保温杯是在哪里生产的", passages).score())
                .isLessThanOrEqualTo(GROUNDEDNESS.of(answer, null, passages).score());
    }

    @Test
    void anAnswerThatSaysNothingHasNoSentences() {
        assertThat(GROUNDEDNESS.of("", "q", SHOP)).isEqualTo(new Grounding(0, List.of()));
        assertThat(GROUNDEDNESS.of(" \n…？！", null, SHOP)).isEqualTo(new Grounding(0, List.of()));
        assertThat(GROUNDEDNESS.of("", null, SHOP).weakest()).isEmpty();
    }

    @Test
    void withoutPassagesNothingIsGrounded() {
        Grounding grounding = GROUNDEDNESS.of("The bottle holds 750 ml.", null, List.of("", " "));

        assertThat(grounding.score()).isLessThan(0.1);
        assertThat(grounding.sentences())
                .singleElement()
                .extracting(Grounding.Sentence::passage)
                .isEqualTo(-1);
    }

    @Test
    void theSameInputGetsTheSameScoreFromAnotherReader() {
        Groundedness other = new Groundedness(new SentenceReader(new InProcessEmbeddingModels()));
        String answer = "杯子大概可以保温十二个小时，容量半升。";

        assertThat(other.of(answer, "能保温多久", SHOP)).isEqualTo(GROUNDEDNESS.of(answer, "能保温多久", SHOP));
    }

    @Test
    void aLongPassageIsSearchedToItsEnd() {
        String policy = "签收后请当面验货。".repeat(400) + "定制商品不支持退货。";

        assertThat(score("定制的商品不支持退货", List.of(policy))).isGreaterThan(score("定制的商品送货上门", List.of(policy)));
    }

    private static double score(String answer, List<String> passages) {
        return GROUNDEDNESS.of(answer, null, passages).score();
    }
}
