package io.zhanggui.assistant.backend;

import java.util.Arrays;
import java.util.stream.Collectors;

/** What an OpenAI-compatible provider writes on the wire. */
public final class OpenAiWire {

    private OpenAiWire() {}

    /** A whole answer of these pieces: 12 tokens in, 5 out. */
    public static String answer(String... pieces) {
        return texts(pieces) + finish("stop") + usage() + done();
    }

    public static String texts(String... pieces) {
        return Arrays.stream(pieces).map(OpenAiWire::text).collect(Collectors.joining());
    }

    public static String text(String piece) {
        return event("""
                {"choices":[{"index":0,"delta":{"content":"%s"},"finish_reason":null}]}""".formatted(piece));
    }

    public static String thought(String piece) {
        return event("""
                {"choices":[{"index":0,"delta":{"reasoning_content":"%s"},"finish_reason":null}]}""".formatted(piece));
    }

    public static String finish(String reason) {
        return event("""
                {"choices":[{"index":0,"delta":{},"finish_reason":"%s"}]}""".formatted(reason));
    }

    public static String usage() {
        return event("""
                {"choices":[],"usage":{"prompt_tokens":12,"completion_tokens":5,"total_tokens":17}}""");
    }

    /** The first chunk of a stream: who speaks, and nothing said. */
    public static String role() {
        return event("""
                {"choices":[{"index":0,"delta":{"role":"assistant","content":""},"finish_reason":null}]}""");
    }

    public static String done() {
        return event("[DONE]");
    }

    public static String event(String data) {
        return "data: " + data + "\n\n";
    }
}
