package io.zhanggui.evaluation.judge;

import static org.assertj.core.api.Assertions.assertThat;

import io.zhanggui.evaluation.judge.Verdicts.Better;
import io.zhanggui.evaluation.judge.Verdicts.Place;
import io.zhanggui.evaluation.judge.Verdicts.Scale;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class VerdictsTest {

    @Test
    void aScaleOfFiveBecomesAShare() {
        assertThat(Verdicts.score("{\"reason\":\"一处没有依据\",\"score\":3}")).contains(new Scale(0.5, "一处没有依据"));
        assertThat(Verdicts.score("{\"score\":1}")).contains(new Scale(0, ""));
        assertThat(Verdicts.score("{\"score\":5,\"reason\":\"ok\"}")).contains(new Scale(1, "ok"));
    }

    @Test
    void whatStandsAroundTheObjectIsPassedOver() {
        assertThat(Verdicts.score("""
                <think>maybe {"score": 1}? no</think>
                ```json
                {"reason": "uses {braces} and \\"quotes\\"", "score": 4}
                ```
                """)).contains(new Scale(0.75, "uses {braces} and \"quotes\""));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "5",
                "Score: 4 of 5",
                "{\"score\": 0}",
                "{\"score\": 6}",
                "{\"score\": 4.5}",
                "{\"score\": \"4\"}",
                "{\"reason\": \"cut off in mid",
                "}{"
            })
    void whatIsNoVerdictIsNotGuessedAt(String reply) {
        assertThat(Verdicts.score(reply)).isEmpty();
    }

    @Test
    void aPreferenceNamesAPlace() {
        assertThat(Verdicts.better("{\"reason\":\"shorter\",\"better\":\"second\"}"))
                .contains(new Better(Place.SECOND, "shorter"));
        assertThat(Verdicts.better("{\"better\":\"neither\"}")).contains(new Better(Place.NEITHER, ""));
        assertThat(Verdicts.better("{\"better\":\"A\"}")).isEmpty();
    }
}
