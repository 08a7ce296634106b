package io.zhanggui.assistant.console;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.zhanggui.assistant.problem.ApiProblem;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class JudgeFormTest {

    @ParameterizedTest
    @CsvSource({"5, 500", "0.50, 50", "' 1.2345 ', 123.45", "'', 0"})
    void aCapIsReadInYuan(String cap, double fen) {
        assertThat(new JudgeForm("b", 1, cap).wish().capFen()).isEqualTo(fen);
    }

    @ParameterizedTest
    @ValueSource(strings = {"1e400", "1e2147483647", "-1", "five", "12345678", "1.23456", "1,5", "٣"})
    void whatIsNoAmountIsRefused(String cap) {
        JudgeForm form = new JudgeForm("b", 1, cap);

        assertThatExceptionOfType(ApiProblem.class).isThrownBy(form::wish);
    }
}
