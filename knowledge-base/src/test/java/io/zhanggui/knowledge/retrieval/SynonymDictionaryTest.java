package io.zhanggui.knowledge.retrieval;

import static org.assertj.core.api.Assertions.assertThat;

import io.zhanggui.knowledge.index.Words;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class SynonymDictionaryTest {

    private final SynonymDictionary dictionary = SynonymDictionary.of(List.of(
            new SynonymGroup("grade", List.of("A+", "优质")),
            new SynonymGroup("language", List.of("C++", "西加加")),
            new SynonymGroup("flagship", List.of("【旗舰】", "top model")),
            new SynonymGroup("new", List.of("(new)", "unused")),
            new SynonymGroup("code", List.of("QH-B001", "big brolly"))));

    @ParameterizedTest
    @CsvSource({
        "一台A+的灯, a+",
        "C++ 入门, c++",
        "【旗舰】手机, 【旗舰】",
        "is it（New）?, (new)",
        "two Top  Models, top  models",
        "qh-b001多大, qh-b001",
        "big brollies, big brollies",
    })
    void aWordIsFoundWithItsSignsOrByItsStems(String text, String said) {
        assertThat(in(text)).containsExactly(said);
    }

    @ParameterizedTest
    @ValueSource(strings = {"a cup", "vitamin C", "A级", "旗舰", "a new one"})
    void theSignsOfAWordCount(String text) {
        assertThat(in(text)).isEmpty();
    }

    @Test
    void signsAreTakenOnce() {
        assertThat(in("A+【旗舰】(new)C++")).containsExactly("a+", "【旗舰】", "(new)", "c++");
    }

    private List<String> in(String text) {
        return dictionary.in(Words.folded(text)).stream().map(Replacement::said).toList();
    }
}
