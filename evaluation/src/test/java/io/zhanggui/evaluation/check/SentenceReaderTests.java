package io.zhanggui.evaluation.check;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class SentenceReaderTests {

    @Test
    void sentencesEndAtTheirMarksAndAtLines() {
        assertThat(SentenceReader.split("支持退货。运费由买家承担！生鲜除外；\n请先联系客服"))
                .containsExactly("支持退货。", "运费由买家承担！", "生鲜除外；", "请先联系客服");
        assertThat(SentenceReader.split("It holds 1.5 litres. \"Really?\" Yes, it does. Made in the U.S. in 2019."))
                .containsExactly("It holds 1.5 litres.", "\"Really?\" Yes, it does.", "Made in the U.S. in 2019.");
    }

    @Test
    void theNumberOfAListGoesWithItsLine() {
        assertThat(SentenceReader.split("1. Open the lid of the bottle.\n2. Pour the water in."))
                .containsExactly("1. Open the lid of the bottle.", "2. Pour the water in.");
    }

    @Test
    void aTextWithoutAnEndIsCut() {
        assertThat(SentenceReader.split("字".repeat(2_500))).hasSize(3);
    }

    @Test
    void anEmptyTextHasNoSentences() {
        assertThat(SentenceReader.split(" \n\n ")).isEmpty();
    }
}
