package io.zhanggui.assistant.support;

import static org.assertj.core.api.Assertions.assertThat;

import io.zhanggui.knowledge.Passage;
import io.zhanggui.knowledge.PassageKind;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class GuardTests {

    private final Guard guard = new Guard(List.of(passage("p1", "签收后7天内可以退货，运费由买家承担。"), passage("p2", "满59元包邮，正品保证。")));

    private static Passage passage(String id, String text) {
        return new Passage(id, PassageKind.DOCUMENT, "规则.md", null, "规则", text, "");
    }

    @ParameterizedTest
    @ValueSource(strings = {"7天内可以退货[1]。", "满59元包邮[2]，7天可退[1]。", "我们保证正品[2]。", "好的。"})
    void acceptsWhatTheCitedPassageSays(String sentence) {
        assertThat(guard.accepts(sentence)).isTrue();
    }

    @ParameterizedTest
    @ValueSource(strings = {"15天内可以退货[1]。", "7天内可以退货[2]。", "保证能退[1]。", "可以退货[3]。", "满99元包邮。"})
    void refusesWhatItDoesNotSay(String sentence) {
        assertThat(guard.accepts(sentence)).isFalse();
    }

    @Test
    void citesInTheOrderOfThePassages() {
        assertThat(guard.citations("包邮[2]，可退[1][2]。"))
                .extracting(Citation::passageId)
                .containsExactly("p1", "p2");
    }
}
