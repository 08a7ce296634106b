package io.zhanggui.evaluation.dataset;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DatasetTest {

    private static final String GOOD = "{\"id\":\"a\",\"question\":\"q\",\"expectedOutcome\":\"declined\"}";

    @TempDir
    Path folder;

    @Test
    void aLineIsACase() {
        Dataset dataset = read("""
                {"id":"follow-1","tags":["follow-up"],"history":["黑金泡茶杯多大"],"question":"那重量呢","expectedOutcome":"answered","expectedFacts":["345g"],"expectedAnswer":"约345g","expectedSources":["QH-B002"]}

                {"id":"a","question":"q","expectedOutcome":"declined"}
                """);

        assertThat(dataset)
                .isEqualTo(new Dataset(
                        "cases",
                        List.of(
                                new Case(
                                        "follow-1",
                                        List.of("follow-up"),
                                        List.of("黑金泡茶杯多大"),
                                        "那重量呢",
                                        Outcome.ANSWERED,
                                        List.of("345g"),
                                        "约345g",
                                        List.of("QH-B002")),
                                new Case(
                                        "a",
                                        List.of(),
                                        List.of(),
                                        "q",
                                        Outcome.DECLINED,
                                        List.of(),
                                        null,
                                        List.of()))));
    }

    @Test
    void aCaseMayForbidReferToAnAnswerAndWeighMore() {
        Case one = read("""
                {"id":"a","question":"q","expectedOutcome":"declined","forbidden":["保证退款"],"reference":"不能。","weight":2.5}
                """).cases().getFirst();

        assertThat(one.forbidden()).containsExactly("保证退款");
        assertThat(one.reference()).isEqualTo("不能。");
        assertThat(one.weight()).isEqualTo(2.5);
    }

    @Test
    void theVersionFollowsTheCasesAndNotTheirSpelling() {
        String version = read(GOOD).version();

        assertThat(version).matches("[0-9a-f]{64}");
        assertThat(read("\n{\"expectedOutcome\":\"declined\", \"tags\":[], \"question\":\"q\",\"id\":\"a\"}")
                        .version())
                .isEqualTo(version);
        assertThat(read(GOOD.replace("\"q\"", "\"r\"")).version()).isNotEqualTo(version);
    }

    @Test
    void whatIsWrittenReadsAsItWas() {
        Dataset dataset = read("""
                {"id":"a","tags":["t"],"history":["h"],"question":"q","expectedOutcome":"answered","expectedFacts":["f"],"expectedAnswer":"w","expectedSources":["S"],"forbidden":["x"],"reference":"r","weight":2}
                {"id":"b","question":"q","expectedOutcome":"asked_back"}
                """);

        assertThat(read(Dataset.lines(dataset.cases()))).isEqualTo(dataset);
    }

    @Test
    void aSpreadsheetHoldsTheSameCases() throws IOException {
        Dataset lines = read("""
                {"id":"a","tags":["x","y"],"question":"多大","expectedOutcome":"answered","expectedFacts":["500ml || 半升","白色"],"weight":2}
                {"id":"b","history":["先前","接着"],"question":"那呢","expectedOutcome":"declined","forbidden":["退款"]}
                """);
        Path csv = folder.resolve("cases.csv");
        Files.writeString(csv, """
                编号,标签,前文,问题,期望结果,期望事实,禁止,权重
                a,x|y,,多大,answered,500ml || 半升|白色,,2
                b,,"先前
                接着",那呢,declined,,退款,
                """);

        assertThat(Dataset.read(csv)).isEqualTo(lines);
        assertThat(Dataset.read(csv).version()).isEqualTo(lines.version());
    }

    @Test
    void aRowOfASpreadsheetIsCheckedAsALineIs() throws IOException {
        Path csv = folder.resolve("cases.csv");
        Files.writeString(csv, "id,question,expectedOutcome,weight\na,q,declined,1\nb,q,maybe,1\n");

        assertThatThrownBy(() -> Dataset.read(csv))
                .isInstanceOf(DatasetInvalid.class)
                .hasMessageContaining("cases.csv, line 3: the field \"expectedOutcome\" says \"maybe\"");
        Files.writeString(csv, "id,question,expectedOutcome,weight\na,q,declined,heavy\n");
        assertThatThrownBy(() -> Dataset.read(csv)).hasMessageContaining("line 2: the field \"weight\" is heavy");
    }

    @Test
    void eachRowThatIsWrongIsTold() throws IOException {
        Path csv = folder.resolve("cases.csv");
        Files.writeString(csv, "id,question,expectedOutcome\na,q,maybe\nb,q,declined\n,q,declined\nb,q,declined\n");

        DatasetInvalid refused = catchThrowableOfType(DatasetInvalid.class, () -> Dataset.read(csv));

        assertThat(refused.reasons())
                .extracting(reason -> reason.text(Locale.ENGLISH))
                .satisfiesExactly(
                        first -> assertThat(first).contains("line 2: the field \"expectedOutcome\" says \"maybe\""),
                        second -> assertThat(second).contains("line 4: the field \"id\" is missing"),
                        third -> assertThat(third).contains("line 5: the field \"id\" says \"b\""));
    }

    @Test
    void ofManyWrongRowsTheFirstAreToldAndTheOthersCounted() {
        DatasetInvalid refused = catchThrowableOfType(DatasetInvalid.class, () -> read("{}\n".repeat(30)));

        assertThat(refused.reasons()).hasSize(21);
        assertThat(refused.reasons().getLast().text(Locale.ENGLISH)).contains("10 more rows");
    }

    @Test
    void aJsonArrayReadsAsTheSameLines() {
        assertThat(read("[" + GOOD + "]")).isEqualTo(read(GOOD));
    }

    @Test
    void aBeirFolderAsksItsJudgedQueries() throws IOException {
        Path beir = Files.createDirectory(folder.resolve("beir"));
        Files.writeString(beir.resolve("queries.jsonl"), """
                {"_id":"q1","text":"保温杯多重"}
                {"_id":"q2","text":"没人评过"}
                """);
        Files.writeString(beir.resolve("qrels.tsv"), "query-id\tcorpus-id\tscore\nq1\td1\t2\nq1\td2\t0\n");

        assertThat(Dataset.read(beir).cases())
                .containsExactly(new Case(
                        "q1", List.of(), List.of(), "保温杯多重", Outcome.ANSWERED, List.of(), null, List.of("d1")));
    }

    @Test
    void aByteOrderMarkIsNoPartOfTheFirstLine() {
        assertThat(read("\uFEFF" + GOOD).cases()).hasSize(1);
    }

    @Test
    void anUnknownFieldIsNamedWithItsLine() {
        assertRefused(
                GOOD + "\n{\"id\":\"b\",\"qestion\":\"q\"}",
                "line 2: there is no field \"qestion\". Fields are: expectedAnswer, expectedFacts, expectedOutcome,"
                        + " expectedSources, forbidden, history, id, question, reference, tags, weight.");
    }

    @Test
    void aDuplicateIdIsNamedWithBothLines() {
        assertRefused(GOOD + "\n\n" + GOOD, "line 3: the field \"id\" says \"a\", which is the id of line 1.");
    }

    @Test
    void aMissingQuestionIsNamed() {
        assertRefused(
                "{\"id\":\"a\",\"expectedOutcome\":\"declined\"}",
                "line 1: the field \"question\" is missing or empty.");
        assertRefused(
                "{\"id\":\"a\",\"question\":\" \",\"expectedOutcome\":\"declined\"}",
                "line 1: the field \"question\" is missing or empty.");
    }

    @Test
    void anOutcomeThatNoCaseCanExpectIsNamedWithThoseItCan() {
        for (String word : List.of("refused", "unavailable")) {
            assertRefused(
                    GOOD.replace("declined", word),
                    "line 1: the field \"expectedOutcome\" says \"" + word
                            + "\"; it can be: answered, asked_back, declined, handed_over.");
        }
    }

    @Test
    void factsHaveNoPlaceWhereNoAnswerIsExpected() {
        assertRefused(
                GOOD.replace("}", ",\"expectedFacts\":[\"x\"]}"),
                "line 1: the field \"expectedFacts\" has no place where the expected outcome is declined.");
    }

    @Test
    void aFieldOfTheWrongKindIsNamed() {
        assertRefused(GOOD.replace("\"q\"", "7"), "line 1: the field \"question\" is not a text.");
        assertRefused(GOOD.replace("}", ",\"tags\":\"x\"}"), "line 1: the field \"tags\" is not a list of texts.");
        assertRefused(GOOD.replace("}", ",\"history\":[1]}"), "line 1: the field \"history\" is not a list of texts.");
    }

    @Test
    void aLineThatIsNoObjectIsNamed() {
        assertRefused("7", "line 1: not a JSON object.");
        assertRefused(GOOD + GOOD, "line 1: not JSON.");
        assertRefused("{\"id\":\"a\",\"id\":\"b\"}", "line 1: not JSON.");
    }

    @Test
    void aFileWithoutCasesIsRefused() {
        assertRefused("\n\n", "holds no case");
    }

    @Test
    void aFileThatIsNotThereOrNotInUtf8IsRefusedInTheReadersLanguage() throws IOException {
        assertThatThrownBy(() -> Dataset.read(folder.resolve("nowhere.jsonl")))
                .hasMessageContaining("There is no dataset")
                .hasMessageContaining("nowhere.jsonl");
        Path chinese =
                Files.write(folder.resolve("gbk.jsonl"), "{\"question\":\"保温杯\"}".getBytes(Charset.forName("GB18030")));
        DatasetInvalid refused = catchThrowableOfType(DatasetInvalid.class, () -> Dataset.read(chinese));

        assertThat(refused.reason().text(Locale.SIMPLIFIED_CHINESE)).contains("不是 UTF-8 编码");
    }

    private Dataset read(String lines) {
        try {
            return Dataset.read(Files.writeString(folder.resolve("cases.jsonl"), lines, StandardCharsets.UTF_8));
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }

    private void assertRefused(String lines, String reason) {
        assertThatThrownBy(() -> read(lines))
                .isInstanceOf(DatasetInvalid.class)
                .hasMessageContaining("cases.jsonl")
                .hasMessageContaining(reason);
    }
}
