package io.zhanggui.evaluation.metric;

import static org.assertj.core.api.Assertions.assertThat;

import io.zhanggui.evaluation.Cases;
import io.zhanggui.evaluation.dataset.Case;
import io.zhanggui.evaluation.dataset.Outcome;
import java.util.List;
import org.junit.jupiter.api.Test;

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
}
