package io.zhanggui.assistant.problem;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStreamReader;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Objects;
import java.util.Properties;
import java.util.Set;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

class ProblemTextsTest {

    private static final Pattern PLACEHOLDER = Pattern.compile("\\{\\d}");
    private static final Pattern LONE_APOSTROPHE = Pattern.compile("(?<!')'(?!')");

    private final Properties english = load("/problems.properties");
    private final Properties chinese = load("/problems_zh_CN.properties");

    @Test
    void bothLanguagesSayTheSameThings() {
        assertThat(chinese.stringPropertyNames()).isEqualTo(english.stringPropertyNames());
        assertThat(english.stringPropertyNames())
                .allSatisfy(
                        key -> assertThat(placeholders(chinese, key)).as(key).isEqualTo(placeholders(english, key)));
    }

    @Test
    void eachProblemHasATitle() {
        Set<String> names = english.stringPropertyNames();

        assertThat(names).allMatch(key -> key.endsWith(".title") || key.endsWith(".detail"));
        assertThat(names.stream().filter(key -> key.endsWith(".detail")))
                .allMatch(key -> names.contains(key.replaceFirst("detail$", "title")));
    }

    @Test
    void apostrophesAreWrittenTwice() {
        assertThat(english.values())
                .noneMatch(text -> LONE_APOSTROPHE.matcher(text.toString()).find());
        assertThat(chinese.values())
                .noneMatch(text -> LONE_APOSTROPHE.matcher(text.toString()).find());
    }

    private static Set<String> placeholders(Properties texts, String key) {
        return PLACEHOLDER
                .matcher(texts.getProperty(key))
                .results()
                .map(MatchResult::group)
                .collect(Collectors.toSet());
    }

    private static Properties load(String resource) {
        try (Reader reader = new InputStreamReader(
                Objects.requireNonNull(ProblemTextsTest.class.getResourceAsStream(resource)), StandardCharsets.UTF_8)) {
            Properties texts = new Properties();
            texts.load(reader);
            return texts;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
