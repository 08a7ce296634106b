package io.zhanggui.evaluation.benchmark;

import static org.assertj.core.api.Assertions.assertThat;

import io.zhanggui.evaluation.commandline.CommandLine;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

class MetricsTaskTest {

    @TempDir
    Path temporary;

    private final ByteArrayOutputStream out = new ByteArrayOutputStream();
    private final ByteArrayOutputStream err = new ByteArrayOutputStream();

    @Test
    void labelledAnswersGiveALineOfAgreement() throws IOException {
        Path file = write("shop", """
                {"id":"a","context":["保温12小时。"],"answer":"保温十二小时","label":"entailment","label_kind":"human_entailment_majority"}
                {"id":"b","context":["保温12小时。"],"answer":"内置蓝牙音箱","label":"neutral","label_kind":"human_entailment_majority"}
                """);

        assertThat(run("metrics", file.toString())).isZero();
        assertThat(lines()).containsExactly("""
                {"set":"shop","metric":"groundedness","statistic":"auroc","value":1.0,"n":2}""");
    }

    @Test
    void eachKindOfLabelIsComparedWithItsMetric() throws IOException {
        Path pairs = write("pairs", """
                {"id":"p1","context":["什么时候发货"],"answer":"多久能寄出","label":1,"label_kind":"human_paraphrase_0_1"}
                {"id":"p2","context":["什么时候发货"],"answer":"能开发票吗","label":0,"label_kind":"human_paraphrase_0_1"}
                """);
        Path passages = write("passages", """
                {"id":"q","question":"保修多久","context":["保修两年。","满99元包邮。"],"answer":"两年","label":"answer_in_first_1_of_2","label_kind":"gold_answer","positive_count":1}
                """);
        Path means = write("means", """
                {"id":"m1","context":["It ships in two days."],"answer":"It ships in two days.","label":{"faithfulness":4.0},"label_kind":"human_mean_of_3_scale_1_4 (win-rate 0-100)"}
                {"id":"m2","context":["It ships in two days."],"answer":"The founder lives in Peru.","label":{"faithfulness":1.0},"label_kind":"human_mean_of_3_scale_1_4 (win-rate 0-100)"}
                """);

        assertThat(run("metrics", pairs.toString(), passages.toString(), means.toString()))
                .isZero();
        assertThat(lines())
                .containsExactly(
                        "{\"set\":\"pairs\",\"metric\":\"same_question\",\"statistic\":\"auroc\",\"value\":1.0,\"n\":2}",
                        "{\"set\":\"passages\",\"metric\":\"answerability\",\"statistic\":\"auroc\",\"value\":1.0,\"n\":2}",
                        "{\"set\":\"means\",\"metric\":\"groundedness\",\"statistic\":\"spearman\",\"value\":1.0,\"n\":2}");
    }

    @Test
    void everyRowGetsItsScoresWithOrWithoutALabel() throws IOException {
        Path scores = temporary.resolve("scores.jsonl");
        Path file = write("rows", """
                {"id":"pair","context":["能开发票吗"],"answer":"可以开票吗"}
                {"id":"answer","question":"多久发货","context":["48小时内发货。","满99元包邮。"],"answer":"48小时内发货","label":"odd","label_kind":"of a kind nobody knows"}
                {"id":"question","question":"多久发货","context":["48小时内发货。"]}
                """);

        assertThat(run("metrics", "--scores", scores.toString(), file.toString()))
                .isZero();
        assertThat(lines()).isEmpty();
        assertThat(Files.readAllLines(scores).stream().map(MetricsTaskTest::idAndMetric))
                .containsExactly(
                        "pair groundedness",
                        "pair same_question",
                        "answer groundedness",
                        "answer answerability",
                        "question answerability");
        assertThat(Files.readAllLines(scores))
                .allSatisfy(line -> assertThat(
                                JsonMapper.shared().readTree(line).path("score").asDouble(-1))
                        .isBetween(0.0, 1.0));
    }

    @Test
    void aSecondRunWritesTheSameBytes() throws IOException {
        Path file = write("rows", """
                {"id":"1","question":"保温多久","context":["保温12小时。","容量500毫升。"],"answer":"大约能保温半天。"}
                """);
        Path first = temporary.resolve("first.jsonl");
        Path second = temporary.resolve("second.jsonl");

        assertThat(run("metrics", "--scores", first.toString(), file.toString()))
                .isZero();
        assertThat(run("metrics", "--scores", second.toString(), file.toString()))
                .isZero();
        assertThat(second).hasSameBinaryContentAs(first);
    }

    @Test
    void fieldsThatAreMissingOrOddDoNotStopTheRest() throws IOException {
        Path scores = temporary.resolve("scores.jsonl");
        Path file = write("odd", """
                {}
                {"id":"empty","context":[],"answer":""}
                {"id":"text","context":"48小时内发货。","answer":"48小时内发货"}
                {"id":"objects","context":[{"text":"48小时内发货。"},7,null],"answer":48,"question":null,"label":null,"label_kind":"human_attribution"}
                {"id":"long","context":["%s"],"answer":"%s"}
                """.formatted("发货。".repeat(2_000), "我们会尽快".repeat(100)));

        assertThat(run("metrics", "--scores", scores.toString(), file.toString()))
                .isZero();
        assertThat(Files.readAllLines(scores).stream().map(MetricsTaskTest::idAndMetric))
                .containsExactly(
                        "empty groundedness",
                        "text groundedness",
                        "text same_question",
                        "objects groundedness",
                        "long groundedness",
                        "long same_question");
    }

    @Test
    void theTwoHalvesAreTheWhole() throws IOException {
        Path file = write("rows", """
                {"id":"1","context":["发货快"],"answer":"快"}
                {"id":"2","context":["包邮"],"answer":"邮"}
                {"id":"3","context":["保修"],"answer":"修"}
                {"id":"4","context":["退货"],"answer":"退"}
                """);
        Path tuned = temporary.resolve("tuned.jsonl");
        Path heldOut = temporary.resolve("held-out.jsonl");

        assertThat(run("metrics", "--half", "tuned", "--scores", tuned.toString(), file.toString()))
                .isZero();
        assertThat(run("metrics", "--half", "held-out", "--scores", heldOut.toString(), file.toString()))
                .isZero();
        assertThat(Files.readAllLines(tuned)).doesNotContainAnyElementsOf(Files.readAllLines(heldOut));
        assertThat(Files.readAllLines(tuned).size()
                        + Files.readAllLines(heldOut).size())
                .isEqualTo(8);
    }

    @Test
    void aLineThatIsNoObjectIsNamed() throws IOException {
        Path file = write("broken", "{\"id\":\"1\"}\n[1, 2]\n");

        assertThat(run("metrics", file.toString())).isEqualTo(2);
        assertThat(err.toString(StandardCharsets.UTF_8)).contains("broken.jsonl, line 2: not a JSON object.");
    }

    @Test
    void aWrongCallIsAnsweredWithTheRightOne() {
        assertThat(run("metrics")).isEqualTo(2);
        assertThat(run("metrics", "missing.jsonl")).isEqualTo(2);
        assertThat(run("metrics", "--half", "third", "x")).isEqualTo(2);
        assertThat(run("metrics", "x", "--scores")).isEqualTo(2);
        assertThat(err.toString(StandardCharsets.UTF_8))
                .contains("No file was named.")
                .contains("missing.jsonl is missing or cannot be read.")
                .contains("--half is one of held-out, tuned, not \"third\".")
                .contains("--scores needs a value.")
                .contains("evaluation/benchmark metrics [--scores FILE]");
    }

    private Path write(String set, String rows) throws IOException {
        return Files.writeString(temporary.resolve(set + ".jsonl"), rows);
    }

    private static String idAndMetric(String line) {
        JsonNode score = JsonMapper.shared().readTree(line);
        return score.path("id").asString() + " " + score.path("metric").asString();
    }

    private List<String> lines() {
        return out.toString(StandardCharsets.UTF_8).lines().toList();
    }

    private int run(String... arguments) {
        PrintStream lines = new PrintStream(out, true, StandardCharsets.UTF_8);
        PrintStream complaints = new PrintStream(err, true, StandardCharsets.UTF_8);
        List<String> words = new ArrayList<>(List.of("--lang", "en"));
        words.addAll(List.of(arguments));
        return new CommandLine(lines, complaints).run(new Benchmark(), words);
    }
}
