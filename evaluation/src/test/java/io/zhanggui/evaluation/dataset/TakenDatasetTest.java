package io.zhanggui.evaluation.dataset;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.zhanggui.evaluation.dataset.ForeignCases.Tool;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import org.junit.jupiter.api.Test;

class TakenDatasetTest {

    @Test
    void aSpreadsheetOfAChineseOfficeIsTakenAsItIs() {
        TakenDataset taken = TakenDataset.of(
                "上周问题.csv", "编号;问题;期望结果;期望事实\na;保温杯多大;answered;500ml\n".getBytes(Charset.forName("GB18030")));

        assertThat(taken.dataset().name()).isEqualTo("上周问题");
        assertThat(taken.dataset().cases()).singleElement().satisfies(one -> {
            assertThat(one.question()).isEqualTo("保温杯多大");
            assertThat(one.expectedFacts()).containsExactly("500ml");
        });
        assertThat(taken.tool()).isEmpty();
    }

    @Test
    void filesOfOtherToolsAreKnownByTheirFirstRow() {
        assertThat(taken("ragas.json", "[{\"user_input\":\"q\",\"reference\":\"r\"}]")
                        .tool())
                .contains(Tool.RAGAS);
        assertThat(taken("samples.jsonl", "{\"input\":\"q\",\"ideal\":\"a\"}\n{\"input\":\"p\",\"ideal\":\"b\"}\n")
                        .tool())
                .contains(Tool.OPENAI_EVALS);
        assertThat(taken("promptfooconfig.yaml", "tests:\n  - vars: {question: q}\n")
                        .tool())
                .contains(Tool.PROMPTFOO);
        assertThat(taken("ours.json", "[{\"id\":\"a\",\"question\":\"q\",\"expectedOutcome\":\"declined\"}]")
                        .tool())
                .isEmpty();
    }

    @Test
    void whatCannotBeSaidHereIsToldWithItsRow() {
        TakenDataset taken = taken(
                "tests.json",
                "{\"tests\":[{\"vars\":{\"question\":\"q\"},\"assert\":[{\"type\":\"llm-rubric\",\"value\":\"nice\"}]}]}");

        assertThat(taken.notices())
                .extracting(notice -> notice.text(Locale.ENGLISH))
                .containsExactly(
                        "tests.json, test 1: an assertion of the type \"llm-rubric\" was left out; there is no such rule here.");
    }

    @Test
    void aFileThatStandsForMoreThanItHoldsIsRefused() {
        DatasetInvalid refused =
                catchThrowableOfType(DatasetInvalid.class, () -> taken("tests.yaml", "tests: &a [*a]\n"));

        assertThat(refused.reason().text(Locale.ENGLISH)).startsWith("tests.yaml is not of the form of that tool: ");
    }

    @Test
    void eachRowOfAnotherToolThatAsksNothingIsTold() {
        DatasetInvalid refused = catchThrowableOfType(
                DatasetInvalid.class,
                () -> taken("ragas.jsonl", "{\"user_input\":\"\",\"reference\":\"r\"}\n{\"reference\":\"r\"}\n"));

        assertThat(refused.reasons()).hasSize(2);
    }

    @Test
    void idsThatComeTwiceAreTold() {
        DatasetInvalid refused = catchThrowableOfType(
                DatasetInvalid.class,
                () -> taken("evals.jsonl", "{\"id\":\"a\",\"input\":\"q\",\"ideal\":\"x\"}\n".repeat(2)));

        assertThat(refused.reason().text(Locale.ENGLISH)).contains("line 2: the field \"id\" says \"a\"");
    }

    @Test
    void aTableThatIsNoneIsRefusedInTheReadersLanguage() {
        DatasetInvalid refused =
                catchThrowableOfType(DatasetInvalid.class, () -> taken("cases.xlsx", "PK\u0003\u0004 broken"));

        assertThat(refused.reason().text(Locale.SIMPLIFIED_CHINESE)).containsPattern("无法作为用例表读取：.*\\p{IsHan}");
        assertThat(refused.reason().text(Locale.ENGLISH))
                .contains("cannot be read as a table of cases: ")
                .doesNotContainPattern("\\p{IsHan}");
    }

    private static TakenDataset taken(String file, String content) {
        return TakenDataset.of(file, content.getBytes(StandardCharsets.UTF_8));
    }
}
