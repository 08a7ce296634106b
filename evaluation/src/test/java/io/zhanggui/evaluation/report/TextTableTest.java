package io.zhanggui.evaluation.report;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class TextTableTest {

    @Test
    void chineseCharactersAreTwoColumnsWide() {
        String table = new TextTable(
                        List.of(List.of("指标", "数值"), List.of("hit@1（检索）", "83.2 %"), List.of("latency", "9")))
                .text();

        assertThat(table).isEqualTo("""
                指标             数值
                hit@1（检索）  83.2 %
                latency             9""");
        assertThat(table.lines().mapToInt(TextTable::width)).containsOnly(21);
    }

    @Test
    void latinPunctuationIsOneColumnWide() {
        assertThat(TextTable.width("49.0–94.3 %")).isEqualTo(11);
        assertThat(TextTable.width("店铺，ok")).isEqualTo(8);
    }
}
