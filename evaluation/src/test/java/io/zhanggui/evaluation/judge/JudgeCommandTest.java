package io.zhanggui.evaluation.judge;

import static com.github.tomakehurst.wiremock.client.WireMock.containing;
import static com.github.tomakehurst.wiremock.client.WireMock.equalTo;
import static com.github.tomakehurst.wiremock.client.WireMock.okJson;
import static com.github.tomakehurst.wiremock.client.WireMock.post;
import static com.github.tomakehurst.wiremock.client.WireMock.postRequestedFor;
import static com.github.tomakehurst.wiremock.client.WireMock.serverError;
import static com.github.tomakehurst.wiremock.client.WireMock.urlEqualTo;
import static com.github.tomakehurst.wiremock.core.WireMockConfiguration.wireMockConfig;
import static org.assertj.core.api.Assertions.assertThat;

import com.github.tomakehurst.wiremock.junit5.WireMockExtension;
import io.zhanggui.evaluation.commandline.CommandLine;
import io.zhanggui.evaluation.commandline.ExitCode;
import io.zhanggui.evaluation.dataset.Case;
import io.zhanggui.evaluation.dataset.Dataset;
import io.zhanggui.evaluation.dataset.Outcome;
import io.zhanggui.evaluation.report.Report;
import io.zhanggui.evaluation.run.CaseResult;
import io.zhanggui.evaluation.run.Run;
import io.zhanggui.evaluation.subject.Answer;
import io.zhanggui.evaluation.subject.Observation.Observed;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.json.JsonMapper;

class JudgeCommandTest {

    @RegisterExtension
    static final WireMockExtension provider = WireMockExtension.newInstance()
            .options(wireMockConfig().dynamicPort().bindAddress("127.0.0.1"))
            .build();

    @TempDir
    Path folder;

    private final ByteArrayOutputStream out = new ByteArrayOutputStream();
    private final ByteArrayOutputStream err = new ByteArrayOutputStream();

    @Test
    void theAnswersOfARunAreScoredAndTheVerdictsLieBesideIt() throws IOException {
        saying("{\"reason\":\"有依据\",\"score\":5}");
        Path run = run("one", "500ml。");

        assertThat(judge(run.toString())).isEqualTo(JudgeCommand.JUDGED);

        assertThat(text(out))
                .contains("faithfulness: 1.00 (1 of 1 scored; 0 unparseable, 0 without a reply, 0 not asked)")
                .contains("correctness: 1.00 (1 of 1 scored");
        assertThat(Files.readString(run.resolve("judge.json"))).contains("\"end\" : \"scored\"", "有依据");
        provider.verify(
                2,
                postRequestedFor(urlEqualTo("/v1/chat/completions"))
                        .withHeader("Authorization", equalTo("Bearer secret"))
                        .withRequestBody(containing("\"m\"")));
    }

    @Test
    void aJudgeThatIsDownGivesNoMeanAndExitCode1() throws IOException {
        provider.stubFor(post("/v1/chat/completions").willReturn(serverError()));

        assertThat(judge(run("one", "500ml。").toString())).isEqualTo(JudgeCommand.NOT_COVERED);

        assertThat(text(out)).contains("faithfulness: – (0 of 1 scored; 0 unparseable, 1 without a reply");
    }

    @Test
    void whatMayCostTooMuchIsNotBegun() throws IOException {
        assertThat(judge(run("one", "500ml。").toString(), "--input-fen", "1000000", "--max-fen", "5"))
                .isEqualTo(ExitCode.WRONG);

        assertThat(text(err)).contains("2 questions to the model, about", "and 5.0 may be spent");
        provider.verify(0, postRequestedFor(urlEqualTo("/v1/chat/completions")));
    }

    @Test
    void twoRunsAreComparedInBothOrders() throws IOException {
        saying("{\"better\":\"first\"}");

        assertThat(judge(run("one", "500ml。").toString(), run("two", "半升。").toString()))
                .isEqualTo(JudgeCommand.JUDGED);

        assertThat(text(out)).contains("swayed by the order 1 times; not judged 0.", "2 calls");
    }

    @Test
    void aJudgeIsHeldAgainstPeople() throws IOException {
        saying("{\"score\":5}");
        Path labels = folder.resolve("labels.jsonl");
        Files.writeString(labels, """
                {"question":"q","context":["The cup holds 500 ml."],"answer":"It holds 500 ml.","label":"yes"}
                {"context":["The cup holds 500 ml."],"answer":"It holds a litre.","label":"no"}
                """);

        assertThat(judge("--calibrate", labels.toString(), "--positive", "yes")).isEqualTo(JudgeCommand.JUDGED);

        assertThat(text(out)).contains("Cohen's kappa: 0.00 (").contains(", 2 answers)");
    }

    @Test
    void aLineThatIsNoLabelIsNamed() throws IOException {
        Path labels = folder.resolve("labels.jsonl");
        Files.writeString(labels, "{\"answer\":\"x\"}\n");

        assertThat(judge("--calibrate", labels.toString())).isEqualTo(ExitCode.WRONG);

        assertThat(text(err)).contains("labels.jsonl, line 1: not a JSON object with context, answer and label.");
    }

    private static void saying(String verdict) {
        String reply = JsonMapper.shared()
                .writeValueAsString(Map.of(
                        "choices",
                        List.of(Map.of(
                                "index",
                                0,
                                "finish_reason",
                                "stop",
                                "message",
                                Map.of("role", "assistant", "content", verdict))),
                        "usage",
                        Map.of("prompt_tokens", 300, "completion_tokens", 20, "total_tokens", 320)));
        provider.stubFor(post("/v1/chat/completions").willReturn(okJson(reply)));
    }

    private Path run(String name, String answer) throws IOException {
        Case asked =
                new Case("a", List.of(), List.of(), "多大容量？", Outcome.ANSWERED, List.of("500ml"), null, List.of("P1"));
        Observed observed = new Observed(
                new Answer(Outcome.ANSWERED, answer, List.of(new Answer.Citation("P1", "容量", "500ml")), "offline"),
                List.of(),
                Duration.ofMillis(3));
        Run run = new Run(
                new Dataset("cases", List.of(asked)),
                "http://shop",
                Instant.parse("2026-11-27T00:00:00Z"),
                Duration.ofSeconds(1),
                List.of(new CaseResult(asked, observed)));
        Path target = Files.createDirectories(folder.resolve(name));
        Files.writeString(target.resolve("run.json"), Report.json(run));
        return target;
    }

    private int judge(String... more) {
        List<String> words = new ArrayList<>(List.of(
                "--lang",
                "en",
                "--judge-url",
                provider.baseUrl() + "/v1",
                "--judge-model",
                "m",
                "--kept",
                folder.resolve("kept.jsonl").toString()));
        words.addAll(List.of(more));
        return new CommandLine(
                        new PrintStream(out, true, StandardCharsets.UTF_8),
                        new PrintStream(err, true, StandardCharsets.UTF_8))
                .run(new JudgeCommand(Map.of("ZHANGGUI_JUDGE_KEY", "secret")), words);
    }

    private static String text(ByteArrayOutputStream stream) {
        return stream.toString(StandardCharsets.UTF_8);
    }
}
