package io.zhanggui.assistant.page;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;

import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.text.MessageFormat;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Properties;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class PageTextsTest {

    @ParameterizedTest
    @MethodSource("bundles")
    void bothLanguagesSayTheSameThings(String bundle) throws IOException {
        assertThat(texts(bundle + "_zh_CN").stringPropertyNames())
                .isEqualTo(texts(bundle).stringPropertyNames());
    }

    @ParameterizedTest
    @MethodSource("bundles")
    void eachTextIsAPattern(String bundle) throws IOException {
        for (String file : List.of(bundle, bundle + "_zh_CN")) {
            texts(file).forEach((key, text) -> {
                assertThat((String) text).as("%s", key).isNotBlank();
                assertThatCode(() -> new MessageFormat((String) text))
                        .as("%s", key)
                        .doesNotThrowAnyException();
            });
        }
    }

    /** No text stands in two bundles, where one would hide the other. */
    @Test
    void eachTextHasOnePlace() throws IOException {
        List<String> keys = new ArrayList<>();
        for (String bundle : bundles()) {
            keys.addAll(texts(bundle).stringPropertyNames());
        }
        assertThat(keys).doesNotHaveDuplicates();
    }

    static List<String> bundles() throws IOException {
        return List.of(
                texts("application").getProperty("spring.messages.basename").split(","));
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
