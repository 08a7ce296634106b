package io.zhanggui.assistant.backend;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class ParallelStreamsTest {

    private static final int SHOPPERS = 200;
    private static final Pattern NUMBER = Pattern.compile("问题(\\d+)");

    /** Fails every other shopper in one way or another, and never the same way as the neighbour. */
    private static final ScriptedProvider.Script MOODY = wire -> {
        String answer = answer(wire);
        switch (number(wire) % 6) {
            case 0 -> wire.write("HTTP/1.1 400 Bad\r\nContent-Length: 0\r\n\r\n");
            case 1 -> say(wire, OpenAiWire.text("半" + answer));
            case 2 -> say(wire, OpenAiWire.text("半" + answer) + OpenAiWire.finish("content_filter"));
            case 3 -> say(wire, "data: {\"choi\n\n");
            default -> say(wire, OpenAiWire.thought("想") + OpenAiWire.answer(answer));
        }
    };

    private static final ScriptedProvider.Script WELL = wire -> say(wire, OpenAiWire.answer(answer(wire)));

    @Test
    void everyShopperGetsOneWholeAnswerAndNobodyElses() throws Exception {
        try (ScriptedProvider first = ScriptedProvider.playing(MOODY);
                ScriptedProvider second = ScriptedProvider.playing(WELL);
                TestChain chain = new TestChain(provider("first", first.uri()), provider("second", second.uri()))) {
            List<HeardText> heard =
                    Stream.generate(HeardText::new).limit(SHOPPERS).toList();
            IntStream.range(0, SHOPPERS)
                    .forEach(number -> chain.backends.stream(TestChain.call("问题" + number), heard.get(number)));

            for (int number = 0; number < SHOPPERS; number++) {
                List<String> words = heard.get(number).awaitAll();
                String writer = number % 6 < 4 ? "second" : "first";
                String answer = "答" + number + "。";
                assertThat(words.subList(words.lastIndexOf("restart") + 1, words.size()))
                        .containsExactly("text " + answer, "complete " + writer + " " + answer);
            }
        }
    }

    private static ProviderSettings provider(String name, URI uri) {
        Duration ample = Duration.ofSeconds(30);
        Limits.Breaker patient = new Limits.Breaker(SHOPPERS, SHOPPERS, 100, ample, 1);
        Limits limits = new Limits(ample, ample, ample, ample, SHOPPERS, SHOPPERS, patient, TestChain.PAUSES);
        return new ProviderSettings(name, uri, "sk-secret", "qwen-test", limits);
    }

    private static void say(ScriptedProvider.Wire wire, String stream) throws java.io.IOException {
        wire.open();
        wire.write(stream);
    }

    private static String answer(ScriptedProvider.Wire wire) {
        return "答" + number(wire) + "。";
    }

    private static int number(ScriptedProvider.Wire wire) {
        Matcher asked = NUMBER.matcher(wire.request());
        assertThat(asked.find()).isTrue();
        return Integer.parseInt(asked.group(1));
    }
}
