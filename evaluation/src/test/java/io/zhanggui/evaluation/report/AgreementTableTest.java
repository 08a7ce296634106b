package io.zhanggui.evaluation.report;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Locale;
import org.junit.jupiter.api.Test;

class AgreementTableTest {

    @Test
    void theReportSaysWhatAPointIsWorth() {
        assertThat(new AgreementTable(new Words(Locale.ENGLISH)).html())
                .contains("How far the text metrics agree with people")
                .contains(
                        "<th scope=\"row\">Groundedness</th><td>begin_wow_en</td><td>AUROC</td><td>0.949</td><td>808</td>");
        assertThat(new AgreementTable(new Words(Locale.SIMPLIFIED_CHINESE)).html())
                .contains("<th scope=\"row\">同一问题</th><td>bustm_zh</td><td>AUROC</td><td>0.781</td><td>416</td>");
    }

    @Test
    void everyShippedFigureIsOfARankingBetterThanChance() {
        assertThat(Agreement.shipped())
                .hasSize(7)
                .allSatisfy(line -> assertThat(line.value()).isBetween(0.5, 1.0))
                .extracting(Agreement::metric)
                .containsOnly("groundedness", "same_question", "answerability");
    }
}
