package io.zhanggui.evaluation.check;

import static org.assertj.core.api.Assertions.assertThat;

import io.zhanggui.knowledge.embedding.InProcessEmbeddingModels;
import java.util.List;
import org.junit.jupiter.api.Test;

class AnswerabilityTests {

    private static final Answerability ANSWERABILITY =
            new Answerability(new SentenceReader(new InProcessEmbeddingModels()));

    private static final List<String> SHOP =
            List.of("保温杯采用316不锈钢内胆，容量500毫升，保温12小时。", "订单满99元包邮，一般48小时内发货。", "支持七天无理由退货，运费由买家承担。");
    private static final List<String> STORE = List.of(
            "The bottle holds 750 ml and keeps drinks cold for 24 hours.",
            "Orders above $50 ship for free and usually leave our warehouse within two business days.",
            "You may return any item within 30 days of delivery.");

    @Test
    void whatTheShopSpeaksOfIsMoreAnswerableThanWhatItDoesNot() {
        assertThat(ANSWERABILITY.of("保温杯的容量是多少", SHOP)).isGreaterThan(ANSWERABILITY.of("有没有儿童自行车", SHOP));
        assertThat(ANSWERABILITY.of("一般多久发货", SHOP)).isGreaterThan(ANSWERABILITY.of("你们老板叫什么名字", SHOP));
    }

    @Test
    void whatTheStoreSpeaksOfIsMoreAnswerableThanWhatItDoesNot() {
        assertThat(ANSWERABILITY.of("How much does the bottle hold?", STORE))
                .isGreaterThan(ANSWERABILITY.of("Do you sell bicycles for children?", STORE));
        assertThat(ANSWERABILITY.of("Can I return an item?", STORE))
                .isGreaterThan(ANSWERABILITY.of("Who founded the company?", STORE));
    }

    @Test
    void aPassageThatHoldsTheAnswerHelps() {
        String question = "保修期是多久";

        assertThat(ANSWERABILITY.of(question, List.of("保修期是两年。", "支持七天无理由退货。")))
                .isGreaterThan(ANSWERABILITY.of(question, List.of("满99元包邮。", "支持七天无理由退货。")));
    }

    @Test
    void withoutAQuestionOrPassagesThereIsNoAnswer() {
        assertThat(ANSWERABILITY.of("保修多久", List.of())).isZero();
        assertThat(ANSWERABILITY.of("保修多久", List.of("", "  "))).isZero();
        assertThat(ANSWERABILITY.of(" ", SHOP)).isZero();
    }
}
