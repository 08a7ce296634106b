package io.zhanggui.assistant.backend;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class MidStreamTest {

    private static final CountDownLatch NEVER = new CountDownLatch(1);

    private static final ScriptedProvider.Script WORKS = wire -> {
        wire.open();
        wire.write(OpenAiWire.answer("第二家"));
    };

    static Stream<Arguments> breaks() {
        return Stream.of(
                Arguments.of("hangs up as if it were the end", "broken_stream", (ScriptedProvider.Script) wire -> {
                    wire.open();
                    wire.write(OpenAiWire.text("容量5"));
                }),
                Arguments.of("hangs up within a chunked stream", "broken_stream", (ScriptedProvider.Script) wire -> {
                    wire.openChunked();
                    wire.chunk(OpenAiWire.text("容量5"));
                }),
                Arguments.of("falls silent", "stalled", (ScriptedProvider.Script) wire -> {
                    wire.open();
                    wire.write(OpenAiWire.text("容量5"));
                    NEVER.await();
                }),
                Arguments.of("turns to garbage", "garbage", (ScriptedProvider.Script) wire -> {
                    wire.open();
                    wire.write(
                            OpenAiWire.text("容量5") + "data: {\"choi\n\n" + OpenAiWire.text("00") + OpenAiWire.done());
                }),
                Arguments.of("is filtered half way", "filtered", (ScriptedProvider.Script) wire -> {
                    wire.open();
                    wire.write(OpenAiWire.text("容量5") + OpenAiWire.finish("content_filter") + OpenAiWire.done());
                }));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("breaks")
    void aBreakAfterTheFirstTextStartsAnewAtTheNextBackend(String name, String outcome, ScriptedProvider.Script script)
            throws Exception {
        try (ScriptedProvider first = ScriptedProvider.playing(script);
                ScriptedProvider second = ScriptedProvider.playing(WORKS);
                TestChain chain = new TestChain(TestChain.limits(30_000, 1_000, 60_000), first.uri(), second.uri())) {
            assertThat(chain.stream()).containsExactly("text 容量5", "restart", "text 第二家", "complete second 第二家");
            assertThat(chain.complete().text()).isEqualTo("第二家");
            assertThat(chain.ledger())
                    .containsExactly("first " + outcome, "second ok", "first " + outcome, "second ok");
        }
    }

    @Test
    void aResetInMidStreamStartsAnew() throws Exception {
        HeardText heard = new HeardText();
        ScriptedProvider.Script resets = wire -> {
            wire.openChunked();
            wire.chunk(OpenAiWire.text("容量5"));
            try {
                heard.awaitFirst();
            } finally {
                wire.reset();
            }
        };
        try (ScriptedProvider first = ScriptedProvider.playing(resets);
                TestChain chain = new TestChain(TestChain.LIMITS, first.uri())) {
            chain.backends.stream(TestChain.call("?"), heard);

            assertThat(heard.awaitAll()).containsExactly("text 容量5", "restart", "complete offline 离线回答");
            assertThat(chain.ledger()).containsExactly("first broken_stream", "offline ok");
        }
    }

    @Test
    void aProviderThatNeverAnswersIsLeftAfterTheFirstTokenTimeout() throws Exception {
        try (ScriptedProvider first = ScriptedProvider.playing(wire -> NEVER.await());
                TestChain chain = new TestChain(TestChain.limits(300, 30_000, 60_000), first.uri())) {
            assertThat(chain.stream()).containsExactly("complete offline 离线回答");
            assertThat(chain.ledger()).containsExactly("first first_token_timeout", "offline ok");
        }
    }

    @Test
    void aProviderThatLetsNobodyInIsLeftAfterTheConnectTimeout() throws Exception {
        try (ServerSocket full = new ServerSocket(0, 1, InetAddress.getLoopbackAddress());
                Socket one = new Socket(full.getInetAddress(), full.getLocalPort());
                Socket two = new Socket(full.getInetAddress(), full.getLocalPort());
                TestChain chain = new TestChain(
                        TestChain.connecting(Duration.ofMillis(300)),
                        URI.create("http://127.0.0.1:" + full.getLocalPort() + "/v1"))) {
            assertThat(one.isConnected()).isEqualTo(two.isConnected());
            assertThat(chain.complete().offline()).isTrue();
            assertThat(chain.ledger()).containsExactly("first connect_timeout", "offline ok");
        }
    }

    @Test
    void aProviderThatSendsNothingButKeepAliveIsLeftAfterTheFirstTokenTimeout() throws Exception {
        ScriptedProvider.Script comments = wire -> {
            wire.open();
            wire.write(": keep-alive\n\n");
            NEVER.await();
        };
        try (ScriptedProvider first = ScriptedProvider.playing(comments);
                TestChain chain = new TestChain(TestChain.limits(300, 30_000, 60_000), first.uri())) {
            assertThat(chain.complete().offline()).isTrue();
            assertThat(chain.ledger()).containsExactly("first first_token_timeout", "offline ok");
        }
    }

    @Test
    void aTextThatIsMarkedAsEndedIsWholeThoughTheConnectionStays() throws Exception {
        ScriptedProvider.Script keepsOpen = wire -> {
            wire.open();
            wire.write(OpenAiWire.answer("够了"));
            NEVER.await();
        };
        try (ScriptedProvider first = ScriptedProvider.playing(keepsOpen);
                TestChain chain = new TestChain(TestChain.limits(30_000, 300, 60_000), first.uri())) {
            assertThat(chain.stream()).containsExactly("text 够了", "complete first 够了");
        }
    }

    @Test
    void aThoughtIsASignOfLifeButNotShown() throws Exception {
        ScriptedProvider.Script thinks = wire -> {
            wire.open();
            wire.write(OpenAiWire.thought("嗯") + OpenAiWire.answer("好"));
        };
        try (ScriptedProvider first = ScriptedProvider.playing(thinks);
                TestChain chain = new TestChain(TestChain.LIMITS, first.uri())) {
            assertThat(chain.stream()).containsExactly("text 好", "complete first 好");
        }
    }

    @Test
    void aTextThatNeverEndsIsCutOffByTheTotalTimeout() throws Exception {
        Semaphore heardOne = new Semaphore(1);
        ScriptedProvider.Script endless = wire -> {
            wire.open();
            while (heardOne.tryAcquire(10, TimeUnit.SECONDS)) {
                wire.write(OpenAiWire.text("啊"));
            }
        };
        HeardText heard = new HeardText() {
            @Override
            public void onText(String text) {
                super.onText(text);
                heardOne.release();
            }
        };
        try (ScriptedProvider first = ScriptedProvider.playing(endless);
                TestChain chain = new TestChain(TestChain.limits(30_000, 30_000, 500), first.uri())) {
            chain.backends.stream(TestChain.call("?"), heard);

            assertThat(heard.awaitAll()).startsWith("text 啊", "text 啊").endsWith("restart", "complete offline 离线回答");
            assertThat(chain.ledger()).containsExactly("first timeout", "offline ok");
        }
    }

    @Test
    void moreTextsAreWrittenAtOnceThanAnyPoolHasThreads() throws Exception {
        int texts = 300;
        CountDownLatch allBegun = new CountDownLatch(texts);
        ScriptedProvider.Script together = wire -> {
            wire.open();
            wire.write(OpenAiWire.text("容量"));
            allBegun.countDown();
            allBegun.await();
            wire.write(OpenAiWire.answer("500ml"));
        };
        try (ScriptedProvider first = ScriptedProvider.playing(together);
                TestChain chain = new TestChain(TestChain.quota(texts, texts), first.uri())) {
            List<HeardText> heard = Stream.generate(HeardText::new).limit(texts).toList();
            heard.forEach(each -> chain.backends.stream(TestChain.call("?"), each));

            for (HeardText each : heard) {
                assertThat(each.awaitAll()).containsExactly("text 容量", "text 500ml", "complete first 容量500ml");
            }
        }
    }
}
