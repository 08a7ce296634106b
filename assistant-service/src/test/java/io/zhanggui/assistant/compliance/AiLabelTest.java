package io.zhanggui.assistant.compliance;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Locale;
import org.junit.jupiter.api.Test;

class AiLabelTest {

    @Test
    void speaksTheLanguageOfTheShop() {
        assertThat(AiLabel.visible(Locale.SIMPLIFIED_CHINESE)).isEqualTo("内容由AI生成");
        assertThat(AiLabel.visible(Locale.UK)).isEqualTo("AI-generated");
    }

    @Test
    void namesItsColumnTheSameInEveryLanguage() {
        assertThat(AiLabel.column(Locale.CHINA)).isEqualTo("AI生成");
        assertThat(AiLabel.column(Locale.ENGLISH)).isEqualTo("AI生成");
    }
}
