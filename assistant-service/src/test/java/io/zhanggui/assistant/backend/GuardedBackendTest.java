package io.zhanggui.assistant.backend;

import static org.assertj.core.api.Assertions.assertThat;

import io.zhanggui.assistant.backend.Backends.Running;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.Test;

class GuardedBackendTest {

    private final AtomicBoolean up = new AtomicBoolean();
    private final CountDownLatch hungUp = new CountDownLatch(1);

    private final ScriptedProvider.Script moody = wire -> {
        if (up.get()) {
            wire.open();
            wire.write(OpenAiWire.answer("好"));
        } else {
            wire.write("HTTP/1.1 500 Oops\r\nContent-Length: 0\r\n\r\n");
        }
    };

    @Test
    void aBackendThatKeepsFailingIsLeftAloneAndTriedAgainLater() throws Exception {
        try (ScriptedProvider provider = ScriptedProvider.playing(moody);
                TestChain chain = new TestChain(TestChain.LIMITS, provider.uri())) {
            for (int i = 0; i < 5; i++) {
                assertThat(chain.complete().text()).isEqualTo("离线回答");
            }
            assertThat(chain.ledger())
                    .containsExactly(
                            "first server_error", "offline ok",
                            "first server_error", "offline ok",
                            "first server_error", "offline ok",
                            "first server_error", "offline ok",
                            "first skipped_open", "offline ok");
            assertThat(state(chain)).isEqualTo("open");

            up.set(true);
            chain.clock.move(Duration.ofSeconds(31));

            assertThat(chain.complete().text()).isEqualTo("好");
            assertThat(state(chain)).isEqualTo("closed");
        }
    }

    @Test
    void aTrialThatFailsKeepsTheBackendOut() throws Exception {
        try (ScriptedProvider provider = ScriptedProvider.playing(moody);
                TestChain chain = new TestChain(TestChain.LIMITS, provider.uri())) {
            for (int i = 0; i < 4; i++) {
                chain.complete();
            }
            chain.clock.move(Duration.ofSeconds(31));
            chain.complete();

            assertThat(state(chain)).isEqualTo("open");
        }
    }

    @Test
    void requestsThatWereAtFaultThemselvesDoNotOpenTheBreaker() throws Exception {
        ScriptedProvider.Script refuses = wire -> wire.write("HTTP/1.1 400 Bad\r\nContent-Length: 0\r\n\r\n");
        try (ScriptedProvider provider = ScriptedProvider.playing(refuses);
                TestChain chain = new TestChain(TestChain.LIMITS, provider.uri())) {
            for (int i = 0; i < 8; i++) {
                assertThat(chain.complete().offline()).isTrue();
            }
            assertThat(state(chain)).isEqualTo("closed");
        }
    }

    @Test
    void theLimitOfCallsPerMinuteSendsTheNextCallOn() throws Exception {
        up.set(true);
        try (ScriptedProvider provider = ScriptedProvider.playing(moody);
                TestChain chain = new TestChain(TestChain.quota(4, 1), provider.uri())) {
            assertThat(chain.complete().text()).isEqualTo("好");
            assertThat(chain.complete().text()).isEqualTo("离线回答");
            assertThat(chain.ledger()).containsExactly("first ok", "first skipped_rate_limit", "offline ok");
        }
    }

    @Test
    void aFullBackendIsPassedOverAtOnceAndWaitedForWithPatience() throws Exception {
        AtomicBoolean taken = new AtomicBoolean();
        ScriptedProvider.Script oneHangs = wire -> {
            wire.open();
            if (taken.compareAndSet(false, true)) {
                wire.write(OpenAiWire.text("慢"));
                wire.waitForHangUp(hungUp);
            } else {
                wire.write(OpenAiWire.answer("好"));
            }
        };
        HeardText heard = new HeardText();
        try (ScriptedProvider provider = ScriptedProvider.playing(oneHangs);
                TestChain chain = new TestChain(TestChain.quota(1, 1000), provider.uri())) {
            Running running = chain.backends.stream(TestChain.call("?"), heard);
            heard.awaitFirst();

            assertThat(chain.complete().offline()).isTrue();
            CompletableFuture<Completion> patient = CompletableFuture.supplyAsync(
                    () -> chain.backends.complete(TestChain.call("?").waiting(Duration.ofSeconds(20))));
            running.close();

            assertThat(patient.get(20, TimeUnit.SECONDS).text()).isEqualTo("好");
            assertThat(chain.ledger())
                    .contains("first skipped_busy", "first cancelled")
                    .endsWith("first ok");
        }
    }

    private static String state(TestChain chain) {
        return chain.backends.states().getFirst().state();
    }
}
