package io.zhanggui.knowledge;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStreamReader;
import java.io.Reader;
import java.nio.charset.StandardCharsets;
import java.text.MessageFormat;
import java.util.Locale;
import java.util.Objects;
import java.util.Properties;
import org.junit.jupiter.api.Test;

class ReasonTest {

    @Test
    void isSaidInBothLanguagesWithTheSameArguments() throws IOException {
        Properties english = bundle("reasons.properties");
        Properties chinese = bundle("reasons_zh_CN.properties");

        assertThat(chinese.keySet()).isEqualTo(english.keySet());
        english.forEach((code, text) -> assertThat(arguments(chinese.getProperty(code.toString())))
                .as(code.toString())
                .isEqualTo(arguments(text.toString())));
    }

    @Test
    void namesItsArguments() {
        Reason reason = Reason.of("row.duplicate", "A-1'", "5");

        assertThat(reason.text(Locale.SIMPLIFIED_CHINESE)).isEqualTo("“A-1'”在第 5 行已经出现过，已采用那一行。");
        assertThat(reason.text(Locale.US)).isEqualTo("\"A-1'\" stands in row 5 already; that row was taken.");
    }

    private static int arguments(String text) {
        return new MessageFormat(text, Locale.ROOT).getFormatsByArgumentIndex().length;
    }

    private static Properties bundle(String name) throws IOException {
        Properties properties = new Properties();
        try (Reader reader = new InputStreamReader(
                Objects.requireNonNull(Reason.class.getResourceAsStream(name)), StandardCharsets.UTF_8)) {
            properties.load(reader);
        }
        return properties;
    }
}
