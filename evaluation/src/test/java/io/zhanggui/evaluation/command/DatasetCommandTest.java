package io.zhanggui.evaluation.command;

import static com.github.tomakehurst.wiremock.client.WireMock.okJson;
import static com.github.tomakehurst.wiremock.client.WireMock.post;
import static com.github.tomakehurst.wiremock.client.WireMock.postRequestedFor;
import static com.github.tomakehurst.wiremock.client.WireMock.urlEqualTo;
import static com.github.tomakehurst.wiremock.core.WireMockConfiguration.wireMockConfig;
import static org.assertj.core.api.Assertions.assertThat;

import com.github.tomakehurst.wiremock.junit5.WireMockExtension;
import io.zhanggui.evaluation.commandline.CommandLine;
import io.zhanggui.evaluation.commandline.ExitCode;
import io.zhanggui.evaluation.dataset.Case;
import io.zhanggui.evaluation.dataset.Dataset;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.json.JsonMapper;

class DatasetCommandTest {

    private static final String CHAT = "/v1/chat/completions";

    @RegisterExtension
    static final WireMockExtension PROVIDER = WireMockExtension.newInstance()
            .options(wireMockConfig().dynamicPort().bindAddress("127.0.0.1"))
            .build();

    @TempDir
    Path folder;

    private final ByteArrayOutputStream out = new ByteArrayOutputStream();
    private final ByteArrayOutputStream err = new ByteArrayOutputStream();

    @Test
    void casesThatAskNearlyTheSameAreNamedAndALeakEndsWith1() throws IOException {
        String tune = write("tune.jsonl", """
                {"id":"a","question":"山岚保温杯的容量是多少毫升？","expectedOutcome":"declined"}
                {"id":"b","question":"山岚保温杯的容量是多少毫升呢","expectedOutcome":"declined"}
                {"id":"c","question":"几天能到","expectedOutcome":"declined"}
                """);
        String held = write("held.jsonl", """
                {"id":"x","question":"山岚保温杯 的容量是多少毫升","expectedOutcome":"declined"}
                """);

        assertThat(run("check", tune)).isEqualTo(ExitCode.MET);
        assertThat(text(out)).contains("tune: 3 cases, version ", "Nearly the same (92 %): tune/a", "| tune/b");
        assertThat(run("check", tune, held)).isEqualTo(ExitCode.MISSED);
        assertThat(text(out)).contains("LEAK (100 %): tune/a 山岚保温杯的容量是多少毫升？ | held/x");
    }

    @Test
    void casesOfPromptfooAreTakenInAndWhatIsLeftOutIsTold() throws IOException {
        String file = write("promptfoo.yaml", """
                prompts: ['{{question}}']
                tests:
                  - description: capacity
                    vars: {question: "How big is it?"}
                    assert:
                      - {type: icontains, value: 500 ml}
                      - {type: contains-any, value: [white, ivory]}
                      - {type: not-contains, value: lifetime}
                      - {type: llm-rubric, value: is polite}
                """);

        assertThat(imported("promptfoo", file)).singleElement().satisfies(one -> {
            assertThat(one.id()).isEqualTo("capacity");
            assertThat(one.question()).isEqualTo("How big is it?");
            assertThat(one.expectedFacts()).containsExactly("500 ml", "white||ivory");
            assertThat(one.forbidden()).containsExactly("lifetime");
        });
        assertThat(text(err)).contains("test 1: an assertion of the type \"llm-rubric\" was left out");
    }

    @Test
    void casesOfRagasAndOpenAiEvalsAreTakenIn() throws IOException {
        String ragas = write("ragas.jsonl", """
                \uFEFF{"user_input":"多重","reference":"约280克。","reference_context_ids":["P1"]}
                """);
        assertThat(imported("ragas", ragas)).singleElement().satisfies(one -> {
            assertThat(one.reference()).isEqualTo("约280克。");
            assertThat(one.expectedSources()).containsExactly("P1");
        });

        String evals = write("evals.jsonl", """
                {"input":[{"role":"system","content":"be brief"},{"role":"user","content":"hi"},{"role":"user","content":"2+2?"}],"ideal":["4","four"]}
                """);
        assertThat(imported("openai-evals", evals)).singleElement().satisfies(one -> {
            assertThat(one.history()).containsExactly("hi");
            assertThat(one.question()).isEqualTo("2+2?");
            assertThat(one.expectedFacts()).containsExactly("4||four");
        });
        assertThat(text(err)).contains("1 messages of others than the person were left out");
    }

    @Test
    void aWrongCallEndsWith2AndSaysWhatToWrite() throws IOException {
        assertThat(run()).isEqualTo(ExitCode.WRONG);
        assertThat(run("import", write("x.json", "[]"))).isEqualTo(ExitCode.WRONG);
        assertThat(run("import", "--from", "ragas", write("y.json", "[]"))).isEqualTo(ExitCode.WRONG);
        assertThat(run("import", "--from", "ragas", file("none.json"))).isEqualTo(ExitCode.WRONG);
        assertThat(text(err))
                .contains("What should be done?", "Whose file is it?", "holds no case", "There is no dataset ");
        assertThat(run("import", "--from", "ragas", file("x.json"), file("y.json")))
                .isEqualTo(ExitCode.WRONG);
        assertThat(text(err)).contains("One dataset at a time, please: ");
    }

    @Test
    void proposalsAreWrittenIntoAFileOfTheirOwn() throws IOException {
        String file = write("cases.jsonl", """
                {"id":"a","question":"山岚保温杯多少钱？","expectedOutcome":"answered","expectedFacts":["199元"]}
                """);
        Path proposed = folder.resolve("proposed/cases.jsonl");

        assertThat(run("propose", "--out", proposed.toString(), file)).isEqualTo(ExitCode.MET);

        assertThat(Dataset.read(proposed).cases())
                .isNotEmpty()
                .allSatisfy(one -> assertThat(one.tags()).contains("proposed", "origin:a"));
        assertThat(text(err)).contains("Without --run nothing is known of what the shop holds");
        assertThat(text(out)).contains("proposals in " + proposed + ". Read them, delete what is wrong");
        String before = Files.readString(proposed);
        assertThat(run("propose", "--out", proposed.toString(), file)).isEqualTo(ExitCode.WRONG);
        assertThat(text(err)).contains(proposed + " is there already");
        assertThat(proposed).hasContent(before);
    }

    @Test
    void whatAModelThinksOfIsToldInFenBeforeTheStartAndAtTheEnd() throws IOException {
        saying("{\"paraphrases\": [\"山岚保温杯卖多少钱\"]}", 1_000, 500);

        assertThat(byModel("--input-fen", "1000", "--output-fen", "4000")).isEqualTo(ExitCode.MET);

        assertThat(text(err)).containsPattern("2 questions to the model, about [1-9][0-9]*\\.[0-9] fen\\.");
        assertThat(text(out)).contains("2 calls, 6.0 fen.", "proposals in ");
    }

    @Test
    void whatMayCostMoreThanMayBeSpentIsNotBegun() throws IOException {
        assertThat(byModel("--input-fen", "1000", "--max-fen", "0.1")).isEqualTo(ExitCode.WRONG);

        assertThat(text(err)).contains("and 0.1 may be spent (--max-fen)");
        assertThat(folder.resolve("proposed.jsonl")).doesNotExist();
        PROVIDER.verify(0, postRequestedFor(urlEqualTo(CHAT)));
    }

    @Test
    void aReplyThatCostMoreThanExpectedKeepsTheModelFromBeingAskedBeyondTheCap() throws IOException {
        saying("{\"paraphrases\": [\"山岚保温杯卖多少钱\"]}", 1_000, 5_000);

        assertThat(byModel("--input-fen", "1000", "--output-fen", "4000", "--max-fen", "10"))
                .isEqualTo(ExitCode.MET);

        assertThat(text(err)).contains("since what may be spent is spent (--max-fen): 1");
        PROVIDER.verify(1, postRequestedFor(urlEqualTo(CHAT)));
    }

    @Test
    void withoutAPriceItIsToldThatNothingIsCapped() throws IOException {
        saying("{\"paraphrases\": []}", 1, 1);

        assertThat(byModel("--max-fen", "10")).isEqualTo(ExitCode.MET);

        assertThat(text(err)).contains("2 questions to the model. What that costs is not known, and not capped");
    }

    @Test
    void aWrongCallForProposalsSaysWhatToWrite() throws IOException {
        String file = write("cases.jsonl", "{\"id\":\"a\",\"question\":\"q\",\"expectedOutcome\":\"declined\"}\n");

        assertThat(run("propose", "--from", "ragas", file)).isEqualTo(ExitCode.WRONG);
        assertThat(run("propose", "--each", "9", file)).isEqualTo(ExitCode.WRONG);
        assertThat(run("propose", "--judge-url", "http://127.0.0.1:1/v1", file)).isEqualTo(ExitCode.WRONG);
        assertThat(run("propose", "--run", folder.toString(), file)).isEqualTo(ExitCode.WRONG);
        assertThat(run("propose", file, file)).isEqualTo(ExitCode.WRONG);
        assertThat(run("propose", write("broken.jsonl", "{\"id\":\"a\"}\n"))).isEqualTo(ExitCode.WRONG);
        assertThat(text(err))
                .contains("The option --from has no place in this call.")
                .contains("--each needs a whole number from 1 to 5")
                .contains("--judge-model is missing.")
                .contains("There is no run in ")
                .contains("One dataset at a time")
                .contains("broken.jsonl, line 1: the field \"expectedOutcome\" is missing or empty.");
    }

    private List<Case> imported(String tool, String file) throws IOException {
        out.reset();
        assertThat(run("import", "--from", tool, file)).isEqualTo(ExitCode.MET);
        Path taken = folder.resolve("taken.jsonl");
        Files.write(taken, out.toByteArray());
        return Dataset.read(taken).cases();
    }

    /** Of two cases. */
    private int byModel(String... options) throws IOException {
        String file = write("cases.jsonl", """
                {"id":"a","question":"山岚保温杯多少钱？","expectedOutcome":"answered"}
                {"id":"b","question":"满99元能包邮吗？","expectedOutcome":"answered"}
                """);
        List<String> words = new ArrayList<>(List.of("propose", "--judge-url", PROVIDER.baseUrl() + "/v1"));
        words.addAll(List.of(
                "--judge-model", "m", "--out", folder.resolve("proposed.jsonl").toString()));
        words.addAll(List.of(options));
        words.add(file);
        return run(words.toArray(String[]::new));
    }

    private static void saying(String text, int in, int out) {
        Map<String, Object> message = Map.of("role", "assistant", "content", text);
        PROVIDER.stubFor(post(CHAT)
                .willReturn(okJson(JsonMapper.shared()
                        .writeValueAsString(Map.of(
                                "choices", List.of(Map.of("index", 0, "finish_reason", "stop", "message", message)),
                                "usage", Map.of("prompt_tokens", in, "completion_tokens", out))))));
    }

    private int run(String... words) {
        List<String> all = new ArrayList<>(List.of("--lang", "en"));
        all.addAll(List.of(words));
        return new CommandLine(stream(out), stream(err)).run(new DatasetCommand(Map.of()), all);
    }

    private String file(String name) {
        return folder.resolve(name).toString();
    }

    private String write(String name, String content) throws IOException {
        return Files.writeString(folder.resolve(name), content).toString();
    }

    private static PrintStream stream(ByteArrayOutputStream bytes) {
        return new PrintStream(bytes, true, StandardCharsets.UTF_8);
    }

    private static String text(ByteArrayOutputStream bytes) {
        return bytes.toString(StandardCharsets.UTF_8);
    }
}
