package io.zhanggui.evaluation.subject;

import java.time.Duration;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Reads a chat completion as it comes: server-sent events, or one JSON object from an endpoint that does not stream. */
final class CompletionLines extends StreamedLines {

    private static final JsonMapper JSON = JsonMapper.shared();

    private final long asked;
    private final StringBuilder text = new StringBuilder();
    private @Nullable Duration firstToken;
    private int inputTokens;
    private int outputTokens;
    private boolean broken;

    /** @param asked {@link System#nanoTime} when the question was sent */
    CompletionLines(int status, long asked) {
        super(status);
        this.asked = asked;
    }

    Completion completion() {
        return new Completion(
                status(),
                text.isEmpty() || broken ? null : text.toString(),
                isStreamed() ? firstToken : null,
                inputTokens,
                outputTokens,
                raw());
    }

    @Override
    void event(String name, String data) {
        if (!data.isEmpty() && !data.equals("[DONE]")) {
            read(data, "delta");
        }
    }

    @Override
    void whole(String body) {
        read(body, "message");
    }

    private void read(String data, String part) {
        try {
            JsonNode event = JSON.readTree(data);
            JsonNode choice = event.path("choices").path(0);
            piece(choice.path(part).path("content").asString(""));
            JsonNode usage = event.path("usage");
            inputTokens = usage.path("prompt_tokens").asInt(inputTokens);
            outputTokens = usage.path("completion_tokens").asInt(outputTokens);
        } catch (JacksonException noJson) {
            broken = true;
        }
    }

    private void piece(String content) {
        if (!content.isEmpty() && firstToken == null) {
            firstToken = Duration.ofNanos(System.nanoTime() - asked);
        }
        text.append(content);
    }
}
