package io.zhanggui.knowledge.index;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class LikenessTest {

    @ParameterizedTest
    @CsvSource({
        "blutooth, bluetooth",
        "headpohn, headphon",
        "wireles, wireless",
        "refridgertor, refrigerator",
        "qhh-b001, qh-b001",
        "x2000l, x2000",
        "保湿杯, 保温杯",
        "维巾, 围巾",
    })
    void aWordMayBeASlipOfAnother(String typed, String known) {
        assertThat(Likeness.to(typed).allows(known)).isTrue();
    }

    @ParameterizedTest
    @CsvSource({
        "x2000, x3000",
        "x2000, x20000",
        "a2000, b2000",
        "qh-b001, qh-b010",
        "2000, 200",
        "cup, cap",
        "cups, cabs",
        "bluetooth, bluetooth",
        "保温杯, 保温壶套",
        "杯, 壶",
        "保湿壶, 保温杯",
        "プレート, プレード",
    })
    void aWordIsNoSlipOfAnother(String typed, String known) {
        assertThat(Likeness.to(typed).allows(known)).isFalse();
    }
}
