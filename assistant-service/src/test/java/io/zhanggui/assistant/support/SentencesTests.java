package io.zhanggui.assistant.support;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SentencesTests {

    @Test
    void keepsMarksWithTheSentenceThatTheyBelongTo() {
        assertThat(Sentences.of("可以退。[1] 运费8元[2]。谢谢")).containsExactly("可以退。[1] ", "运费8元[2]。", "谢谢");
        assertThat(Sentences.of("It weighs 1.35 kg. [1] Nice.")).containsExactly("It weighs 1.35 kg. [1] ", "Nice.");
    }

    @Test
    void waitsUntilTheNextSentenceHasBegun() {
        assertThat(Sentences.whole("可以退。")).isZero();
        assertThat(Sentences.whole("可以退。[1")).isZero();
        assertThat(Sentences.whole("可以退。[1]运")).isEqualTo("可以退。[1]".length());
    }

    @ParameterizedTest
    @CsvSource({
        "可以退。运费8,可以退。",
        "可以退。[1]运费8,可以退。[1]",
        "可以退[1]。,可以退[1]。",
        "可以退。[1,可以退。",
        "“可以退。”他,“可以退。”",
        "重1.35,''",
        "重1.,''",
        "可以退。重1.,可以退。",
        "It can go back. It we,'It can go back. '",
        "It can go back.,It can go back.",
        "没有句号,''",
        "'',''"
    })
    void keepsTheSentencesThatHadEndedWhenTheTextWasCut(String cut, String kept) {
        assertThat(cut.substring(0, Sentences.ended(cut))).isEqualTo(kept);
    }
}
