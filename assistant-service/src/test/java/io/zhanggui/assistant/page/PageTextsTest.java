package io.zhanggui.assistant.page;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;

import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.text.MessageFormat;
import java.util.Objects;
import java.util.Properties;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PageTextsTest {

    @Test
    void bothLanguagesSayTheSameThings() throws IOException {
        assertThat(texts("messages_zh_CN").stringPropertyNames())
                .isEqualTo(texts("messages").stringPropertyNames());
    }

    @ParameterizedTest
    @ValueSource(strings = {"messages", "messages_zh_CN"})
    void eachTextIsAPattern(String bundle) throws IOException {
        texts(bundle).forEach((key, text) -> {
            assertThat((String) text).as("%s", key).isNotBlank();
            assertThatCode(() -> new MessageFormat((String) text)).as("%s", key).doesNotThrowAnyException();
        });
    }

    private static Properties texts(String bundle) throws IOException {
        Properties texts = new Properties();
        try (var file =
                Objects.requireNonNull(PageTextsTest.class.getResourceAsStream("/" + bundle + ".properties"), bundle)) {
            texts.load(new InputStreamReader(file, StandardCharsets.UTF_8));
        }
        return texts;
    }
}
