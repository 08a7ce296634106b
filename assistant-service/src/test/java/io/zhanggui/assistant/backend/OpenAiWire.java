package io.zhanggui.assistant.backend;

import java.util.Arrays;
import java.util.stream.Collectors;

/** What an OpenAI-compatible provider writes on the wire. */
final class OpenAiWire {

    private OpenAiWire() {}

    /** A whole answer of these pieces: 12 tokens in, 5 out. */
    static String answer(String... pieces) {
        return texts(pieces) + finish("stop") + usage() + done();
    }

    static String texts(String... pieces) {
        return Arrays.stream(pieces).map(OpenAiWire::text).collect(Collectors.joining());
    }

    static String text(String piece) {
        return event("""
                {"choices":[{"index":0,"delta":{"content":"%s"},"finish_reason":null}]}""".formatted(piece));
    }

    static String thought(String piece) {
        return event("""
                {"choices":[{"index":0,"delta":{"reasoning_content":"%s"},"finish_reason":null}]}""".formatted(piece));
    }

    static String finish(String reason) {
        return event("""
                {"choices":[{"index":0,"delta":{},"finish_reason":"%s"}]}""".formatted(reason));
    }

    static String usage() {
        return event("""
                {"choices":[],"usage":{"prompt_tokens":12,"completion_tokens":5,"total_tokens":17}}""");
    }

    static String done() {
        return event("[DONE]");
    }

    private static String event(String data) {
        return "data: " + data + "\n\n";
    }
}
