package io.zhanggui.evaluation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.yaml.snakeyaml.error.YAMLException;

class YamlTreeTest {

    @Test
    void whatManyTestsShareIsACopyInEach() {
        String tests = IntStream.range(0, 200)
                .mapToObj(i -> "  - {vars: {question: q" + i + "}, assert: *shared}\n")
                .collect(Collectors.joining());

        assertThat(YamlTree.read("shared: &shared [{type: contains, value: 500ml}]\ntests:\n" + tests)
                        .path("tests"))
                .hasSize(200)
                .allSatisfy(test ->
                        assertThat(test.at("/assert/0/value").asString()).isEqualTo("500ml"));
    }

    @Test
    void nothingIsNull() {
        assertThat(YamlTree.read("# nothing\n").isNull()).isTrue();
    }

    @Test
    void aShortTextThatStandsForAHugeTreeIsRefused() {
        assertRefused(layers("[", "]", "tests: *a9"));
    }

    @Test
    void aShortTextWithAHugeKeyIsRefused() {
        assertRefused(layers("[", "]", "? *a9\n: 1"));
    }

    @Test
    void aLongTextThatIsRepeatedIsRefused() {
        assertRefused("a: &a " + "x".repeat(100_000) + "\nb: [" + "*a,".repeat(1_000) + "]");
    }

    @ParameterizedTest
    @ValueSource(strings = {"tests: &a [*a]", "&a {tests: *a}", "&a {*a : 1}", "tests: [", "{a: 1, a: [}"})
    void whatHasNoEndIsRefused(String text) {
        assertRefused(text);
    }

    @Test
    void whatIsTooDeepIsRefused() {
        assertRefused("[".repeat(10_000) + "]".repeat(10_000));
    }

    private static void assertRefused(String text) {
        assertThatExceptionOfType(YAMLException.class).isThrownBy(() -> YamlTree.read(text));
    }

    /** Ten lists, each ten times in the next. */
    private static String layers(String open, String close, String last) {
        return "a0: &a0 " + open + "x" + close + "\n"
                + IntStream.rangeClosed(1, 9)
                        .mapToObj(i -> "a" + i + ": &a" + i + " " + open + ("*a" + (i - 1) + ",").repeat(9) + "x"
                                + close + "\n")
                        .collect(Collectors.joining())
                + last;
    }
}
