package io.zhanggui.evaluation.command;

import static com.github.tomakehurst.wiremock.client.WireMock.equalTo;
import static com.github.tomakehurst.wiremock.client.WireMock.get;
import static com.github.tomakehurst.wiremock.client.WireMock.matchingJsonPath;
import static com.github.tomakehurst.wiremock.client.WireMock.okJson;
import static com.github.tomakehurst.wiremock.client.WireMock.post;
import static com.github.tomakehurst.wiremock.client.WireMock.postRequestedFor;
import static com.github.tomakehurst.wiremock.client.WireMock.serverError;
import static com.github.tomakehurst.wiremock.client.WireMock.urlPathEqualTo;
import static com.github.tomakehurst.wiremock.core.WireMockConfiguration.wireMockConfig;
import static org.assertj.core.api.Assertions.assertThat;

import com.github.tomakehurst.wiremock.junit5.WireMockExtension;
import io.zhanggui.evaluation.commandline.CommandLine;
import io.zhanggui.evaluation.commandline.ExitCode;
import io.zhanggui.evaluation.dataset.Dataset;
import io.zhanggui.evaluation.subject.Observation.Observed;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
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

class SweepTest {

    @RegisterExtension
    static final WireMockExtension stub = WireMockExtension.newInstance()
            .options(wireMockConfig().dynamicPort().bindAddress("127.0.0.1"))
            .build();

    private static final Clock CLOCK = Clock.fixed(Instant.parse("2026-11-23T00:00:00Z"), ZoneOffset.UTC);
    private static final String CHAT = "/api/v1/chat";
    private static final String COMPLETIONS = "/v1/chat/completions";

    @TempDir
    Path folder;

    private final ByteArrayOutputStream out = new ByteArrayOutputStream();
    private final ByteArrayOutputStream err = new ByteArrayOutputStream();

    @BeforeEach
    void aServiceAndTwoModels() throws IOException {
        stub.stubFor(get(urlPathEqualTo("/api/v1/search")).willReturn(okJson("{\"hits\":[{\"sourceId\":\"P1\"}]}")));
        stub.stubFor(post(CHAT)
                .willReturn(okJson("{\"conversationId\":\"c\",\"outcome\":\"answered\",\"answer\":\"500ml\","
                        + "\"citations\":[],\"backend\":\"offline\"}")));
        stub.stubFor(post(COMPLETIONS)
                .willReturn(okJson("{\"choices\":[{\"message\":{\"content\":\"容量300ml\"}}],"
                        + "\"usage\":{\"prompt_tokens\":1000,\"completion_tokens\":100}}")));
        Files.writeString(folder.resolve("key"), "secret\n");
        Files.writeString(folder.resolve("cases.jsonl"), """
                {"id":"a","question":"多大","expectedOutcome":"answered","expectedFacts":["500ml"]}
                {"id":"b","question":"多大容量","expectedOutcome":"answered","expectedFacts":["500ml"]}
                """);
        Files.writeString(folder.resolve("targets.yaml"), """
                targets:
                  - name: ours
                    url: %1$s
                    keyFile: %2$s
                    parallel: 2
                  - name: models
                    url: %1$s/v1
                    models: [small, large]
                    keyEnv: MODEL_KEY
                    inputPrice: 2
                    outputPrice: 8
                """.formatted(stub.baseUrl(), file("key")));
    }

    @Test
    void targetsOfAFileAreSetBesideEachOther() throws IOException {
        assertThat(sweep("--targets", file("targets.yaml"))).isEqualTo(ExitCode.MET);

        assertThat(text(out))
                .contains("cases: 3 targets")
                .containsPattern("ours +1= +100\\.0 % .* 0\\.0 ")
                .containsPattern("models small +1= +0\\.0 % .* 280\\.0 ");
        assertThat(folder.resolve("out/ours"))
                .isDirectoryContaining("glob:**/{run.json,scores.jsonl,summary.json,report.html}");
        assertThat(Files.readString(folder.resolve("out/leader-board.html")))
                .contains("<h2>Quality against cost</h2>", "models large");
        stub.verify(postRequestedFor(urlPathEqualTo(COMPLETIONS))
                .withHeader("Authorization", equalTo("Bearer model-secret"))
                .withRequestBody(matchingJsonPath("$.model", equalTo("large"))));
    }

    @Test
    void aTargetThatIsDownDoesNotLoseTheOthers() {
        stub.stubFor(post(COMPLETIONS).willReturn(serverError()));

        assertThat(sweep("--targets", file("targets.yaml"))).isEqualTo(ExitCode.NOT_MEASURED);

        assertThat(text(out)).containsPattern("ours +1 +100").contains("models small: NOT MEASURED. The endpoint");
        assertThat(folder.resolve("out/ours/run.json")).exists();
    }

    @Test
    void aTargetInWhoseFolderAnotherRunWasBegunDoesNotLoseTheOthers() throws IOException {
        Path begun = Files.createDirectories(folder.resolve("out/models-small")).resolve("results.jsonl");
        String line = """
                {"run":{"dataset":"cases","version":"1","subject":"http://elsewhere"},"begun":"2026-11-22T00:00:00Z"}
                """;
        Files.writeString(begun, line);

        assertThat(sweep("--targets", file("targets.yaml"))).isEqualTo(ExitCode.NOT_MEASURED);

        assertThat(text(out))
                .containsPattern("ours +1= +100")
                .containsPattern("models large +1= ")
                .contains("models small: NOT MEASURED. In " + begun + " a run of cases at http://elsewhere was begun")
                .contains("delete that file");
        assertThat(begun).hasContent(line);
        Files.delete(begun);
        assertThat(sweep("--targets", file("targets.yaml"))).isEqualTo(ExitCode.MET);
    }

    @Test
    void aTargetWhoseRunIsDamagedDoesNotLoseTheOthers() throws IOException {
        Path damaged = Files.createDirectories(folder.resolve("out/ours")).resolve("run.json");
        Files.writeString(damaged, "{\"dataset\":");

        assertThat(sweep("--targets", file("targets.yaml"))).isEqualTo(ExitCode.NOT_MEASURED);

        assertThat(text(out))
                .contains("models small", "ours: NOT MEASURED. " + damaged + " is no run: ", "or move it away");
    }

    @Test
    void targetsCanBeDescribedInTheCall() {
        assertThat(sweep(
                        "--target",
                        "name=one,url=" + stub.baseUrl() + ",keyFile=" + file("key"),
                        "--target",
                        "name=two,url=" + stub.baseUrl() + "/v1,model=m,inputPrice=2,outputPrice=8"))
                .isEqualTo(ExitCode.MET);

        assertThat(text(err)).contains("Target 1 of 2: one (" + stub.baseUrl() + ")", "Target 2 of 2: two");
    }

    @Test
    void theGateHoldsForEachTarget() throws IOException {
        Files.writeString(folder.resolve("gate.json"), "{\"cases\": {\"min\": {\"case-correct\": 0.9}}}");

        assertThat(sweep("--targets", file("targets.yaml"))).as("not asked for").isEqualTo(ExitCode.MET);
        assertThat(sweep("--targets", file("targets.yaml"), "--gate", file("gate.json")))
                .isEqualTo(ExitCode.MISSED);
        assertThat(text(out)).contains(" met ", " 1 missed ");
    }

    @Test
    void whatWasCutOffGoesOnAndWhatWasMeasuredIsNotAskedAgain() throws IOException {
        assertThat(sweep("--targets", file("targets.yaml"))).isEqualTo(ExitCode.MET);
        String version = Dataset.read(folder.resolve("cases.jsonl")).version();
        Files.delete(folder.resolve("out/models-large/run.json"));
        Files.writeString(folder.resolve("out/models-large/results.jsonl"), """
                {"run":{"dataset":"cases","version":"%s","subject":"%s/v1 large"},"begun":"2026-11-22T00:00:00Z"}
                {"id":"a","spentMillis":5,"observed":{"answer":{"outcome":"ANSWERED","text":"500ml","citations":[],"backend":"large"},"found":[],"latency":"PT0.01S","usage":{"inputTokens":0,"outputTokens":0}}}
                {"id":"b","spent""".formatted(version, stub.baseUrl()));
        stub.resetRequests();

        assertThat(sweep("--targets", file("targets.yaml"))).isEqualTo(ExitCode.MET);

        assertThat(text(err))
                .contains(
                        "Measured before, at 2026-11-23T00:00:00Z, in " + file("out/ours"),
                        "The run goes on: 1 of 2 cases");
        stub.verify(0, postRequestedFor(urlPathEqualTo(CHAT)));
        stub.verify(2, postRequestedFor(urlPathEqualTo(COMPLETIONS)));
        assertThat(text(out)).containsPattern("models large +1= +50\\.0 %");

        stub.resetRequests();
        assertThat(sweep("--targets", file("targets.yaml"), "--fresh")).isEqualTo(ExitCode.MET);
        stub.verify(2, postRequestedFor(urlPathEqualTo(CHAT)));
    }

    @Test
    void aModelWithAnotherSystemPromptIsAskedAgain() throws IOException {
        String[] target = {
            "--target",
            "name=one,url=" + stub.baseUrl() + "/v1,model=m,inputPrice=2,outputPrice=8,system=" + file("system.txt")
        };
        Files.writeString(folder.resolve("system.txt"), "Be brief.\n");
        assertThat(sweep(target)).isEqualTo(ExitCode.MET);
        stub.resetRequests();
        assertThat(sweep(target)).isEqualTo(ExitCode.MET);
        stub.verify(0, postRequestedFor(urlPathEqualTo(COMPLETIONS)));

        Files.writeString(folder.resolve("system.txt"), "Be thorough.\n");
        assertThat(sweep(target)).isEqualTo(ExitCode.MET);

        // two cases, and a look whether it is there
        stub.verify(2 + 1, postRequestedFor(urlPathEqualTo(COMPLETIONS)));
        assertThat(text(err)).containsPattern("Target 1 of 1: one [(]\\S+/v1 m system-[0-9a-f]{8}[)]");
    }

    @Test
    void aRunThatWasNotHeldToWhatItCitesIsHeldToItWithoutBeingAskedAgain() throws IOException {
        stub.stubFor(
                post(CHAT)
                        .willReturn(
                                okJson(
                                        "{\"conversationId\":\"c\",\"outcome\":\"answered\",\"answer\":\"容量500ml。\","
                                                + "\"citations\":[{\"sourceId\":\"P1\",\"title\":\"杯\",\"quote\":\"容量：500ml\"}],\"backend\":\"offline\"}")));
        List<String> call = List.of(
                "--lang",
                "en",
                "--out",
                file("out"),
                "--target",
                "name=one,url=" + stub.baseUrl() + ",keyFile=" + file("key"),
                file("cases.jsonl"));
        assertThat(sweep(call.subList(4, 6).toArray(String[]::new))).isEqualTo(ExitCode.MET);
        Path run = folder.resolve("out/one/run.json");
        assertThat(Files.readString(run)).doesNotContain("\"grounding\":{");
        stub.resetRequests();

        assertThat(run(call)).isEqualTo(ExitCode.MET);

        assertThat(RunFile.run(run).results())
                .allSatisfy(result -> assertThat(((Observed) result.observation()).grounding())
                        .isNotNull());
        stub.verify(0, postRequestedFor(urlPathEqualTo(CHAT)));
    }

    @Test
    void aWrongTargetIsNamedWithItsField() throws IOException {
        String url = "url: " + stub.baseUrl();
        assertWrong("targets.yaml [1]: the field \"name\" is missing.", "- " + url);
        assertWrong("targets.yaml [1] a: the field \"url\" is missing.", "- name: a");
        assertWrong(
                "targets.yaml [1] a: the field \"url\" says \"8080\"", "- {name: a, url: '8080', keyEnv: MODEL_KEY}");
        assertWrong(
                "[1] a: there is no field \"modle\". Fields are: inputPrice,", "- {name: a, modle: m, " + url + "}");
        assertWrong(
                "[1] a: the field \"outputPrice\" is missing.", "- {name: a, model: m, inputPrice: 2, " + url + "}");
        assertWrong(
                "[1] a: the field \"inputPrice\" is a price in yuan",
                "- {name: a, model: m, inputPrice: free, outputPrice: 1, " + url + "}");
        assertWrong(
                "[1] a: the field \"parallel\" is a whole number from 1 to 64, not \"65\"",
                "- {name: a, parallel: 65, keyEnv: MODEL_KEY, " + url + "}");
        assertWrong("[1] a: the field \"models\" is not a list of texts.", "- {name: a, models: m, " + url + "}");
        assertWrong("either \"models\" or \"model\", not both", "- {name: a, models: [m], model: m, " + url + "}");
        assertWrong("\"system\" has no place without a model", "- {name: a, system: f, " + url + "}");
        assertWrong("[1] a: The environment variable NONE, which", "- {name: a, keyEnv: NONE, " + url + "}");
        assertWrong("[1] a: the field \"keyFile\" or \"keyEnv\" is missing", "- {name: a, " + url + "}");
        assertWrong("the field \"name\" begins with a letter", "- {name: ../a, keyEnv: MODEL_KEY, " + url + "}");
        assertWrong(
                "[2] A: the field \"name\" says \"A\", and so does",
                "- {name: a, keyEnv: MODEL_KEY, " + url + "}\n- {name: A, keyEnv: MODEL_KEY, " + url + "}");
        assertWrong("[1]: not an object", "- a");
        assertWrong("holds no target", "targets: none");
        assertWrong("is neither YAML nor JSON", "targets: [");
        assertWrong("is neither YAML nor JSON", "targets: &a [*a]");
    }

    @Test
    void aWrongCallIsAnsweredWithTheRightOne() {
        assertThat(sweep()).isEqualTo(ExitCode.WRONG);
        assertThat(sweep("--targets", file("none.yaml"))).isEqualTo(ExitCode.WRONG);
        assertThat(sweep("--target", "name=a,http://x")).isEqualTo(ExitCode.WRONG);

        assertThat(text(err))
                .contains("Which targets?", "Usage: evaluation/sweep")
                .contains("none.yaml cannot be read")
                .contains("\"http://x\" is not of the form FIELD=VALUE");
    }

    private void assertWrong(String message, String targets) throws IOException {
        err.reset();
        Files.writeString(folder.resolve("targets.yaml"), targets + "\n");
        assertThat(sweep("--targets", file("targets.yaml"))).as(message).isEqualTo(ExitCode.WRONG);
        assertThat(text(err)).contains(message);
    }

    private int sweep(String... more) {
        List<String> words = new ArrayList<>(
                List.of("--lang", "en", "--no-groundedness", "--out", file("out"), file("cases.jsonl")));
        words.addAll(List.of(more));
        return run(words);
    }

    private int run(List<String> words) {
        return new CommandLine(stream(out), stream(err))
                .run(new Sweep(Map.of("MODEL_KEY", "model-secret"), CLOCK), words);
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
