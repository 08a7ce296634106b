package io.zhanggui.evaluation.metric;

import static org.assertj.core.api.Assertions.assertThat;

import io.zhanggui.evaluation.Cases;
import io.zhanggui.evaluation.dataset.Case;
import io.zhanggui.evaluation.dataset.Outcome;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ScoreTest {

    @Test
    void factsAreComparedWithoutWidthWhiteSpaceAndCase() {
        Score score = new Score(
                Cases.answerable("a", "t", "316不锈钢", "500ml", "12 小时"), Cases.answered("内胆３１６ 不锈钢，容量 500 ML，可保温12小时"));

        assertThat(score.missingFacts()).isEmpty();
        assertThat(score.answerIsRight()).isTrue();
    }

    @Test
    void eachMissingFactIsNamedAndMakesTheAnswerWrong() {
        Score score = new Score(Cases.answerable("a", "t", "500ml", "白色"), Cases.answered("500ml"));

        assertThat(score.missingFacts()).containsExactly("白色");
        assertThat(score.answerIsRight()).isFalse();
        assertThat(score.outcomeIsRight()).isTrue();
    }

    @Test
    void anExpectedAnswerHasToBeThereByteForByte() {
        Case expected = new Case("a", List.of(), List.of(), "q", Outcome.ANSWERED, List.of(), "满 99 元包邮。", List.of());

        assertThat(new Score(expected, Cases.answered("您好！满 99 元包邮。")).answerIsRight())
                .isTrue();
        assertThat(new Score(expected, Cases.answered("满99元包邮。")).answerIsRight())
                .isFalse();
    }

    @Test
    void rightWordsThatAreNoAnswerAreNotRight() {
        Score score =
                new Score(Cases.answerable("a", "t", "500ml"), Cases.observed(Outcome.ASKED_BACK, "500ml的那款吗？", 5));

        assertThat(score.answerIsRight()).isFalse();
    }

    @Test
    void aSourceThatIsCitedTwiceTakesOneRank() {
        Score score = new Score(Cases.answerable("a", "t"), Cases.answered("x", "X", "X", "S"));

        assertThat(score.citations().reciprocalRank(10)).isEqualTo(0.5);
    }

    @Test
    void aFollowUpIsNotSearchedFor() {
        Case followUp = new Case("a", List.of(), List.of("先前"), "q", Outcome.ANSWERED, List.of(), null, List.of("S"));
        Score score = new Score(followUp, Cases.answered("x", "S"));

        assertThat(score.hasSearch()).isFalse();
        assertThat(score.hasSources()).isTrue();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = ';',
            value = {
                "true; 7天; 签收次日起七天内可以退。",
                "true; 1.5L; 容量是1500毫升。",
                "true; 满59元包邮; 满 59 元包邮",
                "true; 七天||一周; 一周之内都可以。",
                "false; 5元; 运费15元。",
                "false; 5元; 运费2.5元。",
                "false; 7天; 签收次日起8天内可以退。",
                "false; 机洗; 这款不能机洗。",
                "false; 货到付款; 暂不支持货到付款。",
                "true; 不支持; 暂不支持货到付款。",
                "true; machine washable; It is Machine Washable.",
                "false; machine washable; It is not machine washable."
            })
    void aFactStandsInOtherFiguresAndNotInPartOfANumberNorDenied(boolean held, String fact, String answer) {
        assertThat(new Score(Cases.answerable("a", "t", fact), Cases.answered(answer)).answerIsRight())
                .isEqualTo(held);
    }

    @Test
    void whatIsForbiddenMakesACaseWrongUnlessItIsDenied() {
        Case expected = new Case(
                "a",
                List.of(),
                List.of(),
                "q",
                Outcome.DECLINED,
                List.of(),
                null,
                List.of(),
                List.of("全额退款", "送您"),
                null,
                1);

        Score said = new Score(expected, Cases.observed(Outcome.DECLINED, "抱歉，不过可以全额退款。", 1));
        assertThat(said.forbiddenSaid()).containsExactly("全额退款");
        assertThat(said.isRight()).isFalse();
        assertThat(new Score(expected, Cases.observed(Outcome.DECLINED, "这种情况不支持全额退款。", 1)).isRight())
                .isTrue();
    }
}
