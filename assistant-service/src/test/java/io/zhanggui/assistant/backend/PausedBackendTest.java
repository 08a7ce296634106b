package io.zhanggui.assistant.backend;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PausedBackendTest {

    private final AtomicReference<String> head = new AtomicReference<>("429 Slow Down\r\nRetry-After: 20");

    private final ScriptedProvider.Script moody = wire -> {
        if (head.get().isEmpty()) {
            wire.open();
            wire.write(OpenAiWire.answer("好"));
        } else {
            wire.write("HTTP/1.1 " + head.get() + "\r\nContent-Length: 0\r\n\r\n");
        }
    };

    @Test
    void aBackendIsPassedOverForAsLongAsItAsksAndThenAskedAgain() throws Exception {
        try (ScriptedProvider provider = ScriptedProvider.playing(moody);
                TestChain chain = new TestChain(TestChain.LIMITS, provider.uri())) {
            chain.complete();
            head.set("");
            chain.clock.move(Duration.ofSeconds(19));
            assertThat(chain.complete().offline()).isTrue();
            chain.clock.move(Duration.ofSeconds(1));
            assertThat(chain.complete().text()).isEqualTo("好");
            assertThat(chain.ledger())
                    .containsExactly(
                            "first rate_limited", "offline ok", "first skipped_paused", "offline ok", "first ok");
        }
    }

    @Test
    void callsThatAreTooOftenNeverOpenTheBreaker() throws Exception {
        try (ScriptedProvider provider = ScriptedProvider.playing(moody);
                TestChain chain = new TestChain(TestChain.LIMITS, provider.uri())) {
            for (int i = 0; i < 8; i++) {
                chain.complete();
                chain.clock.move(Duration.ofSeconds(21));
            }
            assertThat(chain.backends.states().getFirst().state()).isEqualTo("closed");
        }
    }

    @Test
    void workWithPatienceWaitsForTheEndOfAPauseInsteadOfGoingOffline() throws Exception {
        try (ScriptedProvider provider = ScriptedProvider.playing(moody);
                TestChain chain = new TestChain(TestChain.LIMITS, provider.uri())) {
            CompletableFuture<Completion> patient = CompletableFuture.supplyAsync(
                    () -> chain.backends.complete(TestChain.call("?").waiting(Duration.ofSeconds(30))));
            await().until(() -> chain.backends.states().getFirst().paused() != null);
            head.set("");
            chain.clock.move(Duration.ofSeconds(20));

            assertThat(patient.get(20, TimeUnit.SECONDS).text()).isEqualTo("好");
            assertThat(chain.ledger()).containsExactly("first rate_limited", "first ok");
        }
    }

    @Test
    void aPauseThatIsLongerThanThePatienceIsNotWaitedFor() throws Exception {
        head.set("401 Who Are You");
        try (ScriptedProvider provider = ScriptedProvider.playing(moody);
                TestChain chain = new TestChain(TestChain.LIMITS, provider.uri())) {
            chain.complete();
            ModelCall patient = TestChain.call("?").waiting(Duration.ofMinutes(9));

            assertThat(chain.backends.complete(patient).offline()).isTrue();
            assertThat(chain.ledger()).endsWith("first skipped_paused", "offline ok");
        }
    }

    @ParameterizedTest
    @CsvSource({
        "20, 20",
        "0, 0",
        "'', -1",
        "soon, -1",
        "-5, -1",
        "1.5, -1",
        "99999999999999999999, 999999999",
        "'Wed, 11 Nov 2026 00:01:00 GMT', 60",
        "'Tue, 10 Nov 2026 23:59:00 GMT', 0"
    })
    void aRetryAfterIsSecondsOrADate(String header, long seconds) {
        assertThat(new RetryAfter(header)
                        .from(new MovableClock().instant())
                        .map(Duration::toSeconds)
                        .orElse(-1L))
                .isEqualTo(seconds);
    }
}
