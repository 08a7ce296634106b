package io.zhanggui.assistant.installation;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Locale;
import java.util.Map;
import org.junit.jupiter.api.Test;

class TerminalTest {

    @Test
    void theEnvironmentNamesTheLanguageEvenWhereTheSystemDoesNotHaveIt() {
        assertThat(Terminal.locale(Map.of("LANG", "zh_CN.UTF-8"), Locale.ENGLISH))
                .isEqualTo(Locale.SIMPLIFIED_CHINESE);
        assertThat(Terminal.locale(Map.of("LC_ALL", "C", "LANG", "zh_CN.UTF-8"), Locale.SIMPLIFIED_CHINESE))
                .isEqualTo(Locale.ENGLISH);
    }

    @Test
    void withoutAnythingInTheEnvironmentTheSystemDecides() {
        assertThat(Terminal.locale(Map.of("LC_ALL", ""), Locale.SIMPLIFIED_CHINESE))
                .isEqualTo(Locale.SIMPLIFIED_CHINESE);
        assertThat(Terminal.locale(Map.of(), Locale.FRENCH)).isEqualTo(Locale.ENGLISH);
    }
}
