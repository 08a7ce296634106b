package io.zhanggui.assistant.backend;

import static com.github.tomakehurst.wiremock.core.WireMockConfiguration.wireMockConfig;
import static org.assertj.core.api.Assertions.assertThat;

import com.github.tomakehurst.wiremock.junit5.WireMockExtension;
import io.zhanggui.assistant.backend.Backends.Paused;
import io.zhanggui.assistant.backend.Completion.Ending;
import io.zhanggui.assistant.backend.Fault.Acting;
import io.zhanggui.assistant.backend.Fault.Guarding;
import io.zhanggui.assistant.backend.Fault.Seen;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Every fault of a provider, heard as a stream and waited for as a whole: what comes of it, and what is kept of it. */
class FaultSuiteTest {

    /** Faults that take with them what was not yet read: a client that reads late would see another fault. */
    private static final Set<String> AFTER_A_READER = Set.of("reset in mid-stream", "broken chunked encoding");

    private static final Path TABLE = Path.of("docs", "faults.md");
    private static final Instant NOW = Instant.parse("2026-11-11T00:00:00Z");

    /** One failure opens it. */
    private static final Limits.Breaker BREAKER = new Limits.Breaker(1, 1, 50, Duration.ofSeconds(30), 1);

    private static final Set<String> LATE = Set.of("first_token_timeout", "stalled", "timeout");

    @RegisterExtension
    static final WireMockExtension BODIES = WireMockExtension.newInstance()
            .options(wireMockConfig().dynamicPort().bindAddress("127.0.0.1"))
            .build();

    private static ScriptedProvider second;

    @BeforeAll
    static void open() {
        second = ScriptedProvider.playing(wire -> {
            wire.open();
            wire.write(OpenAiWire.answer(Faults.NEXT));
        });
    }

    @AfterAll
    static void close() throws IOException {
        second.close();
    }

    static Stream<Fault> faults() {
        return Faults.all().stream();
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("faults")
    void aStreamIsHeardOnceAndWhole(Fault fault) throws Exception {
        try (FaultyProvider provider = FaultyProvider.playing(fault, BODIES);
                TestChain chain = chain(fault, provider)) {
            Faults.HEARD.drainPermits();
            HeardText heard = new HeardText() {
                @Override
                public void onText(String text) {
                    super.onText(text);
                    Faults.HEARD.release();
                }
            };
            chain.backends.stream(TestChain.call("?"), heard);

            List<String> words = heard.awaitAll();
            String last = words.getLast();
            assertThat(words.contains("restart")).isEqualTo(fault.seen() == Seen.RESTART);
            assertThat(words.stream().filter(word -> word.startsWith("complete")))
                    .containsExactly(last);
            assertThat(last).isEqualTo("complete " + writer(fault) + " " + expected(fault));
            assertThat(sinceRestart(words)).isEqualTo(expected(fault));
            assertThat(String.join("", words)).doesNotContain("秘密");
            assertKept(fault, chain);
            assertThat(estimated(chain)).isEqualTo(fault.seen() == Seen.RESTART || isUncounted(fault));
        }
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("faults")
    void aWholeTextIsWhole(Fault fault) throws Exception {
        try (FaultyProvider provider = FaultyProvider.playing(fault, BODIES);
                TestChain chain = chain(fault, provider)) {
            Faults.HEARD.drainPermits();

            Completion written = AFTER_A_READER.contains(fault.name()) ? heard(chain) : chain.complete();

            assertThat(written.text()).isEqualTo(expected(fault));
            assertThat(written.backend()).isEqualTo(writer(fault));
            assertThat(written.ending()).isEqualTo(fault.seen() == Seen.CUT ? Ending.CUT : Ending.WHOLE);
            assertKept(fault, chain);
        }
    }

    /** What {@code complete} does, telling the provider when its text has been read. */
    private static Completion heard(TestChain chain) throws Exception {
        CompletableFuture<Completion> written = new CompletableFuture<>();
        chain.backends.stream(TestChain.call("?"), new CompletionListener() {
            @Override
            public void onText(String text) {
                Faults.HEARD.release();
            }

            @Override
            public void onRestart() {}

            @Override
            public void onComplete(Completion completion) {
                written.complete(completion);
            }
        });
        return written.get();
    }

    @Test
    void theDocumentTellsTheTable() throws IOException {
        List<String> rows = Faults.all().stream().map(Fault::row).toList();

        assertThat(Files.readAllLines(TABLE).stream()
                        .filter(line -> line.startsWith("| ") && line.endsWith("` |"))
                        .toList())
                .isEqualTo(rows);
    }

    @Test
    void everyFailureThatAProviderCanCauseHasItsFault() {
        List<String> met = Faults.all().stream().map(Fault::label).distinct().toList();

        assertThat(Stream.of(Failure.values())
                        .filter(failure -> !failure.isSkipped() && failure != Failure.OFFLINE_FAILED)
                        .map(Failure::label))
                .isSubsetOf(met);
    }

    /** The ledger, the figures and the state of the backend after one call. */
    private static void assertKept(Fault fault, TestChain chain) {
        assertThat(chain.ledger())
                .containsExactlyElementsOf(
                        wroteItself(fault)
                                ? List.of("first " + fault.label())
                                : List.of("first " + fault.label(), "second ok"));
        Backends.BackendState state = chain.backends.states().getFirst();
        assertThat(state.failures()).isEqualTo(wroteItself(fault) ? 0 : 1);
        assertThat(state.paused()).isEqualTo(pause(fault));
        assertThat(state.state()).isEqualTo(state(fault));
        chain.clock.move(Duration.ofHours(1));
        assertThat(chain.backends.states().getFirst().state()).isEqualTo(counts(fault) ? "open" : "closed");
    }

    private static boolean isUncounted(Fault fault) {
        return fault.seen() == Seen.ANSWER
                && !Set.of("no `[DONE]`", "`reasoning_content`").contains(fault.name());
    }

    private static boolean estimated(TestChain chain) {
        return chain.jdbc()
                .sql(
                        "select estimated and input_tokens > 0 and output_tokens > 0 from backend_call where backend = 'first'")
                .query(Boolean.class)
                .single();
    }

    private static boolean counts(Fault fault) {
        return fault.guards() == Guarding.COUNTS || fault.guards() == Guarding.COUNTS_AND_ASKED;
    }

    private static String state(Fault fault) {
        return switch (fault.guards()) {
            case COUNTS -> "open";
            case NOTHING -> "closed";
            case ASKED, CAPPED, SHORTLY, MISCONFIGURED, COUNTS_AND_ASKED -> "paused";
        };
    }

    private static @Nullable Paused pause(Fault fault) {
        return switch (fault.guards()) {
            case NOTHING -> null;
            case COUNTS -> new Paused(NOW.plus(BREAKER.openFor()), "skipped_open");
            case ASKED, COUNTS_AND_ASKED -> new Paused(NOW.plusSeconds(60), fault.label());
            case CAPPED -> new Paused(NOW.plus(TestChain.PAUSES.longest()), fault.label());
            case SHORTLY -> new Paused(NOW.plus(TestChain.PAUSES.rateLimited()), fault.label());
            case MISCONFIGURED -> new Paused(NOW.plus(TestChain.PAUSES.misconfigured()), fault.label());
        };
    }

    private static boolean wroteItself(Fault fault) {
        return fault.seen() == Seen.ANSWER || fault.seen() == Seen.CUT;
    }

    private static String writer(Fault fault) {
        return wroteItself(fault) ? "first" : "second";
    }

    private static String expected(Fault fault) {
        return switch (fault.seen()) {
            case NEXT, RESTART -> Faults.NEXT;
            case ANSWER -> Faults.SENTENCE;
            case CUT -> Faults.HALF;
        };
    }

    private static String sinceRestart(List<String> words) {
        return String.join(
                "",
                words.subList(words.lastIndexOf("restart") + 1, words.size() - 1).stream()
                        .map(word -> word.substring("text ".length()))
                        .toList());
    }

    private static TestChain chain(Fault fault, FaultyProvider provider) {
        return new TestChain(
                new ProviderSettings("first", provider.uri(), "sk-secret", "qwen-test", limits(fault)),
                new ProviderSettings("second", second.uri(), "sk-secret", "qwen-test", TestChain.LIMITS));
    }

    /** Short where a fault waits for them, and long where a busy machine must not be mistaken for a fault. */
    private static Limits limits(Fault fault) {
        Duration connect = Duration.ofMillis(fault.acting() == Acting.Door.FULL ? 300 : 20_000);
        Duration some = Duration.ofMillis(isLate(fault) ? 400 : 20_000);
        Duration all = Duration.ofMillis(fault.label().equals("timeout") ? 800 : 20_000);
        return new Limits(connect, some, some, all, 4, 1000, BREAKER, TestChain.PAUSES);
    }

    private static boolean isLate(Fault fault) {
        return LATE.contains(fault.label()) || fault.name().endsWith("stays open");
    }
}
