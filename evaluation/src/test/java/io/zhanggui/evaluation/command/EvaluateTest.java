package io.zhanggui.evaluation.command;

import static com.github.tomakehurst.wiremock.client.WireMock.equalTo;
import static com.github.tomakehurst.wiremock.client.WireMock.get;
import static com.github.tomakehurst.wiremock.client.WireMock.matchingJsonPath;
import static com.github.tomakehurst.wiremock.client.WireMock.okJson;
import static com.github.tomakehurst.wiremock.client.WireMock.post;
import static com.github.tomakehurst.wiremock.client.WireMock.postRequestedFor;
import static com.github.tomakehurst.wiremock.client.WireMock.status;
import static com.github.tomakehurst.wiremock.client.WireMock.urlPathEqualTo;
import static com.github.tomakehurst.wiremock.core.WireMockConfiguration.wireMockConfig;
import static org.assertj.core.api.Assertions.assertThat;

import com.github.tomakehurst.wiremock.junit5.WireMockExtension;
import io.zhanggui.evaluation.commandline.CommandLine;
import io.zhanggui.evaluation.commandline.ExitCode;
import io.zhanggui.evaluation.dataset.Dataset;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.net.ServerSocket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;

class EvaluateTest {

    @RegisterExtension
    static final WireMockExtension service = WireMockExtension.newInstance()
            .options(wireMockConfig().dynamicPort().bindAddress("127.0.0.1"))
            .build();

    private static final Clock CLOCK = Clock.fixed(Instant.parse("2026-11-23T00:00:00Z"), ZoneOffset.UTC);

    @TempDir
    Path folder;

    private final ByteArrayOutputStream out = new ByteArrayOutputStream();
    private final ByteArrayOutputStream err = new ByteArrayOutputStream();

    @BeforeEach
    void aServiceThatAnswersEverythingWith500ml() throws IOException {
        service.stubFor(get(urlPathEqualTo("/api/v1/search")).willReturn(okJson("{\"hits\":[{\"sourceId\":\"P1\"}]}")));
        service.stubFor(post("/api/v1/chat")
                .willReturn(okJson("{\"conversationId\":\"c\",\"outcome\":\"answered\",\"answer\":\"500ml\","
                        + "\"citations\":[{\"sourceId\":\"P1\",\"title\":\"杯\",\"quote\":\"500ml\"}],"
                        + "\"backend\":\"offline\"}")));
        Files.writeString(folder.resolve("key"), "secret\n");
        Files.writeString(folder.resolve("cases.jsonl"), """
                {"id":"a","tags":["attribute"],"question":"多大","expectedOutcome":"answered","expectedFacts":["500ml"],"expectedSources":["P1"]}
                {"id":"b","tags":["near-miss"],"question":"多重","expectedOutcome":"declined"}
                """);
    }

    @Test
    void thresholdsThatAreMetEndWith0() {
        assertThat(evaluate("--min", "answerable-correct=1")).isEqualTo(ExitCode.MET);

        assertThat(text(out)).contains("2 cases, 2 scored", "Met: answerable-correct ≥ 100.0 %.");
        assertThat(text(err)).contains("2 of 2 cases, 0 not scored", "2 of 2 answers held against what they cite");
        assertThat(folder.resolve("out"))
                .isDirectoryContaining("glob:**/{run.json,scores.jsonl,summary.json,report.html}");
    }

    @Test
    void answersAreHeldAgainstThePassagesThatTheyCite() throws IOException {
        assertThat(evaluate()).isEqualTo(ExitCode.MET);

        assertThat(text(out)).containsPattern("Grounded in its citations \\(estimate\\) +1.000 +– +2\n");
        assertThat(Files.readString(folder.resolve("out/scores.jsonl")).lines())
                .hasSize(2)
                .allSatisfy(line -> assertThat(line).contains("\"groundedness\":1.0,\"groundedness-weakest\":1.0"));
    }

    @Test
    void answersAreNotHeldAgainstPassagesWhereThatIsSwitchedOff() throws IOException {
        assertThat(evaluate("--no-groundedness")).isEqualTo(ExitCode.MET);

        assertThat(text(out)).doesNotContain("Grounded");
        assertThat(Files.readString(folder.resolve("out/scores.jsonl"))).doesNotContain("groundedness");
    }

    @Test
    void aMissedThresholdEndsWith1AndSaysByHowMuch() {
        assertThat(evaluate("--max", "unanswerable-answered=0.1")).isEqualTo(ExitCode.MISSED);

        assertThat(text(out))
                .contains("MISSED: unanswerable-answered ≤ 10.0 %, measured 100.0 %, short by 90.0 percentage points.");
    }

    @Test
    void thresholdsBesideTheDatasetCount() throws IOException {
        Files.writeString(folder.resolve("gate.json"), "{\"cases\": {\"min\": {\"outcome-correct\": 0.9}}}");

        assertThat(evaluate()).isEqualTo(ExitCode.MISSED);
        assertThat(evaluate("--min", "outcome-correct=0.5")).isEqualTo(ExitCode.MET);
    }

    @Test
    void aServiceThatFailsTooOftenEndsWith3() {
        service.stubFor(post("/api/v1/chat")
                .withRequestBody(matchingJsonPath("$[?(@.message == '多重')]"))
                .willReturn(status(500)));

        assertThat(evaluate()).isEqualTo(ExitCode.NOT_MEASURED);
        assertThat(text(out)).contains("NOT MEASURED: only 50.0 % of the cases could be scored");
    }

    @Test
    void aServiceThatIsNotThereEndsWith3() throws IOException {
        int free;
        try (ServerSocket socket = new ServerSocket(0)) {
            free = socket.getLocalPort();
        }
        String url = "http://127.0.0.1:" + free;

        assertThat(run("--url", url, "--key-file", file("key"), file("cases.jsonl")))
                .isEqualTo(ExitCode.NOT_MEASURED);
        assertThat(text(err)).contains("No service answers at " + url).contains("./zhanggui");
    }

    @Test
    void aWrongKeyEndsWith3() {
        service.stubFor(get(urlPathEqualTo("/api/v1/search")).willReturn(status(401)));

        assertThat(evaluate()).isEqualTo(ExitCode.NOT_MEASURED);
        assertThat(text(err)).contains("does not accept the key (HTTP 401)");
    }

    @Test
    void aWrongDatasetEndsWith2InTheLanguageAskedFor() throws IOException {
        Files.writeString(folder.resolve("cases.jsonl"), "{\"id\":\"a\"}");

        assertThat(evaluate("--lang", "zh")).isEqualTo(ExitCode.WRONG);
        assertThat(text(err)).contains("cases.jsonl 第 1 行：字段“expectedOutcome”缺失或为空。");
    }

    @Test
    void aWrongCallEndsWith2AndSaysWhatToWrite() {
        assertWrong("Which service? --url is missing.", file("cases.jsonl"));
        assertWrong("is no http or https URL", "--url", "8080", file("cases.jsonl"));
        assertWrong("Which model? --openai needs --model.", "--openai", service.baseUrl(), file("cases.jsonl"));
        assertWrong("Either --url or --openai", words("--openai", service.baseUrl(), "--model", "m"));
        assertWrong("NO_SUCH_KEY, which is to hold the key, is not set", words("--key-env", "NO_SUCH_KEY"));
        assertWrong(
                "--price is what a million tokens cost",
                "--openai",
                service.baseUrl(),
                "--model",
                "m",
                "--price",
                "2",
                "x");
        assertWrong("No dataset was named.", "--url", service.baseUrl(), "--key-file", file("key"));
        assertWrong("Which key? Name its file with --key-file", "--url", service.baseUrl(), file("cases.jsonl"));
        assertWrong("cannot be read or is empty", "--url", service.baseUrl(), "--key-file", file("no"), "x");
        assertWrong("There is no option \"--ulr\".", "--ulr", service.baseUrl());
        assertWrong("--out needs a value.", "--out");
        assertWrong("--parallel needs a whole number", words("--parallel", "0"));
        assertWrong("--lang is zh or en", words("--lang", "fr"));
        assertWrong("There is no metric \"goodness\"", words("--min", "goodness=1"));
        assertWrong("One dataset at a time, please", words("other.jsonl"));
    }

    @Test
    void aRunThatWasCutOffGoesOn() throws IOException {
        Files.writeString(folder.resolve("cases.jsonl"), """
                {"id":"a","question":"多大","expectedOutcome":"answered","expectedFacts":["500ml"]}
                """);
        assertThat(evaluate()).isEqualTo(ExitCode.MET);
        String scores = Files.readString(folder.resolve("out/scores.jsonl"));
        String version = Dataset.read(folder.resolve("cases.jsonl")).version();
        Files.writeString(folder.resolve("out/results.jsonl"), """
                {"run":{"dataset":"cases","version":"%s","subject":"%s"},"begun":"2026-11-22T00:00:00Z"}
                {"id":"a","spentMillis":5,"observed":{"answer":{"outcome":"ANSWERED","text":"500ml","citations":[{"sourceId":"P1","title":"杯","quote":"500ml"}],"backend":"offline"},"found":[],"latency":"PT0.01S","usage":{"inputTokens":0,"outputTokens":0}}}
                {"id":"b","spent""".formatted(version, service.baseUrl()));
        service.resetRequests();

        assertThat(evaluate()).isEqualTo(ExitCode.MET);

        assertThat(text(err)).contains("The run goes on: 1 of 1 cases are known");
        service.verify(0, postRequestedFor(urlPathEqualTo("/api/v1/chat")));
        assertThat(folder.resolve("out/scores.jsonl")).hasContent(scores);
        assertThat(folder.resolve("out/results.jsonl")).doesNotExist();
        assertThat(Files.readString(folder.resolve("out/run.json"))).contains("2026-11-22T00:00:00Z");
    }

    @Test
    void aRunThatWasBegunElsewhereIsNotOverwritten() throws IOException {
        Files.createDirectories(folder.resolve("out"));
        Files.writeString(folder.resolve("out/results.jsonl"), """
                {"run":{"dataset":"other","version":"1","subject":"http://other"},"begun":"2026-11-22T00:00:00Z"}
                """);

        assertWrong("a run of other at http://other was begun", words());
        assertThat(evaluate("--fresh")).isEqualTo(ExitCode.MET);
    }

    @Test
    void anOpenAiEndpointIsMeasuredWithTheSameCases() {
        service.stubFor(post("/v1/chat/completions")
                .willReturn(okJson("{\"choices\":[{\"message\":{\"content\":\"容量500ml\"}}],"
                        + "\"usage\":{\"prompt_tokens\":100,\"completion_tokens\":10}}")));

        assertThat(run(
                        "--openai",
                        service.baseUrl() + "/v1",
                        "--model",
                        "m1",
                        "--key-env",
                        "MODEL_KEY",
                        "--price",
                        "2,8",
                        "--out",
                        file("out"),
                        "--min",
                        "answerable-correct=1",
                        file("cases.jsonl")))
                .isEqualTo(ExitCode.MET);
        assertThat(text(out)).contains(service.baseUrl() + "/v1 m1");
        service.verify(postRequestedFor(urlPathEqualTo("/v1/chat/completions"))
                .withHeader("Authorization", equalTo("Bearer model-secret")));
    }

    @Test
    void helpEndsWith0() {
        assertThat(run("--help")).isEqualTo(ExitCode.MET);
        assertThat(text(out)).startsWith("Usage: evaluation/evaluate --url URL");
    }

    private void assertWrong(String message, String... words) {
        err.reset();
        assertThat(run(words)).isEqualTo(ExitCode.WRONG);
        assertThat(text(err)).contains(message);
    }

    private int evaluate(String... more) {
        return run(words(more));
    }

    /** A call that is right, and more. */
    private String[] words(String... more) {
        List<String> words = new ArrayList<>(List.of(
                "--url", service.baseUrl(), "--key-file", file("key"), "--out", file("out"), file("cases.jsonl")));
        words.addAll(List.of(more));
        return words.toArray(String[]::new);
    }

    private int run(String... words) {
        List<String> all = new ArrayList<>(List.of("--lang", "en"));
        all.addAll(List.of(words));
        return new CommandLine(stream(out), stream(err))
                .run(new Evaluate(Map.of("MODEL_KEY", "model-secret"), CLOCK), all);
    }

    private String file(String name) {
        return folder.resolve(name).toString();
    }

    private static PrintStream stream(ByteArrayOutputStream bytes) {
        return new PrintStream(bytes, true, StandardCharsets.UTF_8);
    }

    private static String text(ByteArrayOutputStream bytes) {
        return bytes.toString(StandardCharsets.UTF_8);
    }
}
