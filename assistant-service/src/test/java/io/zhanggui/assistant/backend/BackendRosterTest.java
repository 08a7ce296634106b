package io.zhanggui.assistant.backend;

import static com.github.tomakehurst.wiremock.client.WireMock.aResponse;
import static com.github.tomakehurst.wiremock.client.WireMock.anyUrl;
import static com.github.tomakehurst.wiremock.client.WireMock.equalTo;
import static com.github.tomakehurst.wiremock.client.WireMock.post;
import static com.github.tomakehurst.wiremock.client.WireMock.postRequestedFor;
import static com.github.tomakehurst.wiremock.client.WireMock.urlEqualTo;
import static com.github.tomakehurst.wiremock.core.WireMockConfiguration.wireMockConfig;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.tuple;

import com.github.tomakehurst.wiremock.junit5.WireMockExtension;
import io.zhanggui.assistant.backend.RosterEntry.Origin;
import io.zhanggui.assistant.problem.ApiProblem;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Objects;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class BackendRosterTest {

    private static final String KEY = "sk-0123456789abcdef-tail";

    @RegisterExtension
    static final WireMockExtension PROVIDER = WireMockExtension.newInstance()
            .options(wireMockConfig().dynamicPort().bindAddress("127.0.0.1"))
            .build();

    @TempDir
    Path data;

    private TestRoster installation;

    @BeforeEach
    void open() {
        installation = new TestRoster(data);
        PROVIDER.stubFor(post(anyUrl())
                .willReturn(aResponse()
                        .withHeader("Content-Type", "text/event-stream")
                        .withBody(OpenAiWire.answer("好"))));
    }

    @AfterEach
    void close() {
        installation.close();
    }

    @Test
    void aStoredBackendAnswersFromTheNextCallOnAndAfterARestart() {
        assertThat(complete()).isEqualTo("offline");

        installation.roster.save(TestRoster.draft("mine", uri(), KEY));
        assertThat(complete()).isEqualTo("mine");

        installation.restart();
        assertThat(complete()).isEqualTo("mine");
        PROVIDER.verify(
                2,
                postRequestedFor(urlEqualTo("/v1/chat/completions"))
                        .withHeader("Authorization", equalTo("Bearer " + KEY)));
    }

    @Test
    void aRemovedBackendIsAskedNoMoreAndItsKeyIsGone() {
        String id = installation.roster.save(TestRoster.draft("mine", uri(), KEY));

        installation.roster.remove(id);

        assertThat(complete()).isEqualTo("offline");
        assertThat(installation
                        .jdbc
                        .sql("select count(*) from stored_backend")
                        .query(Integer.class)
                        .single())
                .isZero();
    }

    @Test
    void aBackendIsTurnedOffAndOn() {
        String id = installation.roster.save(TestRoster.draft("mine", uri(), KEY));

        installation.roster.turn(id, false);
        assertThat(installation.entries()).containsExactly("mine OFF");
        assertThat(complete()).isEqualTo("offline");

        installation.roster.turn(id, true);
        assertThat(complete()).isEqualTo("mine");
    }

    @Test
    void theKeyIsNeverStoredAsItIsNorShownAgain() {
        installation.roster.save(TestRoster.draft("mine", uri(), KEY));

        assertThat(installation
                        .jdbc
                        .sql("select locked_key from stored_backend")
                        .query(String.class)
                        .single())
                .doesNotContain("0123456789");
        assertThat(installation.roster.entries().toString()).doesNotContain("0123456789");
        assertThat(installation.roster.entries().getFirst().key()).isEqualTo(new RosterEntry.KeyState(true, "tail"));
        assertThat(TestRoster.draft("mine", uri(), KEY).toString()).doesNotContain("0123456789");
        assertThat(RosterEntry.KeyState.of("short-key").ending()).isEmpty();
    }

    @Test
    void withoutTheSecretTheServiceStartsAndTheBackendWantsItsKeyAgain() throws IOException {
        String id = installation.roster.save(TestRoster.draft("mine", uri(), KEY));
        Files.delete(data.resolve(KeyVault.FILE));

        installation.restart();
        assertThat(installation.entries()).containsExactly("mine KEY_LOST");
        assertThat(complete()).isEqualTo("offline");

        StoredBackend stored =
                Objects.requireNonNull(installation.roster.find(id).stored());
        refused("backend.key-lost", TestRoster.change(stored, uri().toString(), null));
        installation.roster.save(TestRoster.change(stored, uri().toString(), "sk-new"));
        assertThat(complete()).isEqualTo("mine");
    }

    @Test
    void aStoredKeyIsNeverSentToAnotherHost() {
        String id = installation.roster.save(TestRoster.draft("mine", uri(), KEY));
        StoredBackend stored =
                Objects.requireNonNull(installation.roster.find(id).stored());

        BackendDraft elsewhere = TestRoster.change(stored, "https://thief.example/v1", null);
        refused("backend.key-again", elsewhere);
        assertThatExceptionOfType(ApiProblem.class)
                .isThrownBy(() -> installation.probe.models(elsewhere))
                .extracting(ApiProblem::code)
                .isEqualTo("backend.key-again");
        installation.roster.save(TestRoster.change(stored, PROVIDER.baseUrl() + "/v2", null));
        assertThat(installation.roster.find(id).key().set()).isTrue();
    }

    @Test
    void aCallUnderWayEndsWithTheBackendItBeganWith() throws Exception {
        CountDownLatch changed = new CountDownLatch(1);
        ScriptedProvider.Script slow = wire -> {
            wire.open();
            wire.write(OpenAiWire.text("好"));
            changed.await();
            wire.write(OpenAiWire.text("的") + OpenAiWire.finish("stop") + OpenAiWire.done());
        };
        try (ScriptedProvider provider = ScriptedProvider.playing(slow)) {
            String id = installation.roster.save(TestRoster.draft("mine", provider.uri(), KEY));
            HeardText heard = new HeardText();
            installation.chain.stream(TestChain.call("?"), heard);
            heard.awaitFirst();
            installation.roster.remove(id);
            changed.countDown();
            assertThat(heard.awaitAll()).last().isEqualTo("complete mine 好的");
        }
    }

    @Test
    void whatIsNotChangedKeepsItsBreakerAndItsCounts() {
        installation.roster.save(TestRoster.draft("mine", uri(), KEY));
        complete();

        installation.roster.save(TestRoster.draft("other", uri(), KEY));

        assertThat(installation.chain.states())
                .filteredOn(state -> state.name().equals("mine"))
                .extracting(Backends.BackendState::calls)
                .containsExactly(1L);
    }

    @Test
    void anybodyMovesUpAndDownWhereverItWasNamed() {
        installation.close();
        installation =
                new TestRoster(data, new ProviderSettings("home", URI.create("http://gpu/v1"), null, "qwen3", null));
        installation.roster.save(TestRoster.draft("mine", uri(), KEY));
        assertThat(installation.entries()).containsExactly("home ASKED", "mine ASKED");
        assertThat(installation.roster.entries())
                .extracting(RosterEntry::origin, RosterEntry::where)
                .containsExactly(tuple(Origin.CONFIGURATION, "zhanggui.backends[0]"), tuple(Origin.CONSOLE, ""));

        installation.roster.move("mine", true);
        installation.roster.move("mine", true);
        assertThat(installation.entries()).containsExactly("mine ASKED", "home ASKED");
        assertThat(complete()).isEqualTo("mine");

        installation.restart();
        assertThat(installation.entries()).containsExactly("mine ASKED", "home ASKED");
        installation.roster.move("mine", false);
        assertThat(installation.entries()).containsExactly("home ASKED", "mine ASKED");
    }

    @Test
    void aNameThatTheEnvironmentTakesLaterIsTheEnvironments() {
        installation.roster.save(TestRoster.draft("deepseek", uri(), KEY));

        installation.environment.setProperty("DEEPSEEK_API_KEY", "k");
        installation.restart();

        assertThat(installation.entries()).containsExactly("deepseek ASKED", "deepseek NAME_TAKEN");
        assertThat(installation.roster.entries().getFirst().where()).isEqualTo("DEEPSEEK_API_KEY");
    }

    @Test
    void aPresetBringsItsAddressAndItsPrices() {
        BackendDraft draft = new BackendDraft(
                null,
                "Kimi ",
                "moonshot",
                "https://api.moonshot.cn/v1/",
                KEY,
                false,
                "moonshot-v1-8k",
                null,
                2,
                30,
                false);

        String id = installation.roster.save(draft);

        RosterEntry entry = installation.roster.find(id);
        assertThat(entry.name()).isEqualTo("kimi");
        assertThat(entry.baseUrl()).hasToString("https://api.moonshot.cn/v1");
        assertThat(entry.prices())
                .isEqualTo(Presets.bundled()
                        .find("moonshot")
                        .orElseThrow()
                        .prices("moonshot-v1-8k")
                        .orElseThrow());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "gpu",
                "ftp://gpu/v1",
                "file:///etc/passwd",
                "https://",
                "https://user:word@gpu/v1",
                "https://gpu/v1#x",
                "http://a b",
                "javascript:alert(1)"
            })
    void anAddressIsAnHttpAddress(String address) {
        BackendDraft draft = new BackendDraft(null, "mine", null, address, KEY, false, "m", null, null, null, true);
        refused("backend.address-invalid", draft);
    }

    @ParameterizedTest
    @CsvSource({
        "offline, m, k, 1, backend.name-invalid",
        "Ätna, m, k, 1, backend.name-invalid",
        "'', m, k, 1, backend.name-invalid",
        "taken, m, k, 1, backend.name-taken",
        "mine, ' ', k, 1, backend.model-invalid",
        "mine, m, sk-a b, 1, backend.key-invalid",
        "mine, m, 密钥, 1, backend.key-invalid",
        "mine, m, k, 0, backend.limit-invalid"
    })
    void whatCannotBeIsRefused(String name, String model, String key, int concurrent, String code) {
        installation.roster.save(TestRoster.draft("taken", uri(), KEY));
        refused(
                code,
                new BackendDraft(null, name, null, "http://gpu/v1", key, false, model, null, concurrent, null, true));
    }

    private void refused(String code, BackendDraft draft) {
        assertThatExceptionOfType(ApiProblem.class)
                .isThrownBy(() -> installation.roster.save(draft))
                .satisfies(problem ->
                        assertThat(problem.toString() + problem.arguments()).doesNotContain("0123456789"))
                .extracting(ApiProblem::code)
                .isEqualTo(code);
    }

    private String complete() {
        return installation.chain.complete(TestChain.call("?")).backend();
    }

    private static URI uri() {
        return URI.create(PROVIDER.baseUrl() + "/v1");
    }
}
