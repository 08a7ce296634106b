package io.zhanggui.assistant.backend;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.zhanggui.assistant.backend.Backends.Running;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.Test;

class CancelledCallTest {

    private final CountDownLatch hungUp = new CountDownLatch(1);
    private final HeardText heard = new HeardText();

    @Test
    void closingBeforeTheFirstTextHangsUpOnTheProvider() throws Exception {
        try (ScriptedProvider provider = ScriptedProvider.playing(wire -> wire.waitForHangUp(hungUp));
                TestChain chain = new TestChain(TestChain.LIMITS, provider.uri())) {
            Running running = chain.backends.stream(TestChain.call("?"), heard);
            provider.nextRequest();

            running.close();

            assertGivenUp(chain);
            assertThat(heard.soFar()).isEmpty();
        }
    }

    @Test
    void closingInMidStreamHangsUpOnTheProvider() throws Exception {
        ScriptedProvider.Script script = wire -> {
            wire.openChunked();
            wire.chunk(OpenAiWire.text("容量"));
            wire.waitForHangUp(hungUp);
        };
        try (ScriptedProvider provider = ScriptedProvider.playing(script);
                TestChain chain = new TestChain(TestChain.LIMITS, provider.uri())) {
            Running running = chain.backends.stream(TestChain.call("?"), heard);
            heard.awaitFirst();

            running.close();

            assertGivenUp(chain);
            assertThat(heard.soFar()).containsExactly("text 容量");
        }
    }

    @Test
    void aListenerThatThrowsHasLeft() throws Exception {
        ScriptedProvider.Script script = wire -> {
            wire.openChunked();
            wire.chunk(OpenAiWire.text("容量"));
            wire.waitForHangUp(hungUp);
        };
        AtomicBoolean told = new AtomicBoolean();
        CompletionListener broken = new CompletionListener() {
            @Override
            public void onText(String text) {
                throw new IllegalStateException("the browser is gone");
            }

            @Override
            public void onRestart() {
                told.set(true);
            }

            @Override
            public void onComplete(Completion completion) {
                told.set(true);
            }
        };
        try (ScriptedProvider provider = ScriptedProvider.playing(script);
                TestChain chain = new TestChain(TestChain.LIMITS, provider.uri())) {
            chain.backends.stream(TestChain.call("?"), broken);

            assertGivenUp(chain);
            assertThat(told).isFalse();
        }
    }

    @Test
    void anInterruptedCallerGetsTheOfflineTextAndStaysInterrupted() throws Exception {
        try (ScriptedProvider provider = ScriptedProvider.playing(wire -> wire.waitForHangUp(hungUp));
                TestChain chain = new TestChain(TestChain.LIMITS, provider.uri())) {
            AtomicReference<String> text = new AtomicReference<>();
            AtomicBoolean interrupted = new AtomicBoolean();
            Thread caller = Thread.ofPlatform().start(() -> {
                text.set(chain.complete().text());
                interrupted.set(Thread.currentThread().isInterrupted());
            });
            provider.nextRequest();

            caller.interrupt();

            assertThat(caller.join(Duration.ofSeconds(10))).isTrue();
            assertThat(text).hasValue("离线回答");
            assertThat(interrupted).isTrue();
            assertThat(hungUp.await(10, TimeUnit.SECONDS)).isTrue();
        }
    }

    @Test
    void anOfflineTextThatFailsAllTheSameIsEmpty() {
        ModelCall call = TestChain.call("?");
        ModelCall failing = new ModelCall(call.merchant(), "answer", call.request(), () -> {
            throw new IllegalStateException("the store is down");
        });
        try (TestChain chain = new TestChain(TestChain.LIMITS)) {
            assertThat(chain.backends.complete(failing).text()).isEmpty();
        }
    }

    @Test
    void aDefectStillEndsTheCall() throws Exception {
        ModelCall call = TestChain.call("?");
        ModelCall broken = new ModelCall(call.merchant(), "answer", call.request(), () -> {
            throw new AssertionError("a defect");
        });
        try (TestChain chain = new TestChain(TestChain.LIMITS)) {
            chain.backends.stream(broken, heard);

            assertThat(heard.awaitAll()).containsExactly("complete offline ");
        }
    }

    private void assertGivenUp(TestChain chain) throws InterruptedException {
        assertThat(hungUp.await(10, TimeUnit.SECONDS)).isTrue();
        await().untilAsserted(() -> assertThat(chain.ledger()).containsExactly("first cancelled"));
        assertThat(chain.backends.states().getFirst().state()).isEqualTo("closed");
    }
}
