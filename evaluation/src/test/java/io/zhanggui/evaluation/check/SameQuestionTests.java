package io.zhanggui.evaluation.check;

import static org.assertj.core.api.Assertions.assertThat;

import io.zhanggui.knowledge.embedding.InProcessEmbeddingModels;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SameQuestionTests {

    private static final SameQuestion SAME = new SameQuestion(new SentenceReader(new InProcessEmbeddingModels()));

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            什么时候发货                | 多久能寄出                     | 能用优惠券吗
            可以开发票吗                | 能不能开票                     | 可以用优惠券吗
            这款杯子是什么材质的        | 杯子用什么材料做的             | 这款杯子有什么颜色
            when will my order ship     | how soon do you send my order  | when will my refund arrive
            can I return it             | is it possible to send it back | can I buy it
            """)
    void aParaphraseScoresAboveAnotherQuestion(String question, String paraphrase, String other) {
        assertThat(SAME.of(question, paraphrase)).isGreaterThan(SAME.of(question, other));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            500毫升的多少钱       | 500毫升的价格是多少   | 800毫升的价格是多少
            能不能用洗碗机洗      | 可以用洗碗机洗吗      | 不可以用洗碗机洗吗
            有iPhone的手机壳吗    | iPhone手机壳有没有    | 华为手机壳有没有
            """)
    void numbersNegationsAndNamesTellQuestionsApart(String question, String same, String other) {
        assertThat(SAME.of(question, same)).isGreaterThan(SAME.of(question, other));
    }

    @Test
    void theOrderOfTheTwoDoesNotMatter() {
        assertThat(SAME.of("有保修吗", "保修多久")).isEqualTo(SAME.of("保修多久", "有保修吗"));
    }

    @Test
    void nothingIsTheSameAsNothing() {
        assertThat(SAME.of("", "有保修吗")).isZero();
        assertThat(SAME.of("有保修吗", " \n")).isZero();
    }

    @Test
    void aQuestionIsTheSameAsItself() {
        assertThat(SAME.of("保修多久", "保修多久")).isGreaterThan(0.8);
        assertThat(SAME.of("how long is the warranty", "how long is the warranty"))
                .isGreaterThan(0.8);
    }
}
