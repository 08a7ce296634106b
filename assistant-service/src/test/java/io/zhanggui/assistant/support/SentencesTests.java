package io.zhanggui.assistant.support;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

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
}
