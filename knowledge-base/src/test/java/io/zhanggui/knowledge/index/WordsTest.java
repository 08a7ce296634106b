package io.zhanggui.knowledge.index;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class WordsTest {

    @Test
    void chineseIsCutIntoWords() {
        assertThat(Words.of("这款保温杯可以放进洗碗机吗？")).containsExactly("这", "款", "保温杯", "可以", "放", "进", "洗碗机", "吗");
    }

    @Test
    void codesNumbersAndAmountsStayWholeAndGiveTheirParts() {
        assertThat(Words.of("QH-B001")).containsExactly("qh-b001", "qh", "b", "001");
        assertThat(Words.of("316不锈钢")).startsWith("316");
        assertThat(Words.of("500ml")).containsExactly("500ml", "500", "ml");
        assertThat(Words.of("1.5L")).containsExactly("1.5l", "1", "5", "l");
    }

    @Test
    void widthCaseAndThousandsAreFolded() {
        assertThat(Words.of("ＱＨ－Ｂ００１")).isEqualTo(Words.of("qh-b001"));
        assertThat(Words.of("1,299元")).startsWith("1299");
    }

    @Test
    void englishWordsAreStemmed() {
        assertThat(Words.of("Running shoes, size 10")).containsExactly("run", "shoe", "size", "10");
    }

    @Test
    void aTextOfAnyLengthIsCut() {
        assertThat(Words.of("保温杯".repeat(20_000))).isNotEmpty();
        assertThat(Words.of("a-".repeat(50_000))).isNotEmpty();
        assertThat(Words.of("\uD842\uDFB7".repeat(1_000))).isNotEmpty();
        assertThat(Words.of(" \n")).isEmpty();
    }
}
