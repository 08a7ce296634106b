package io.zhanggui.evaluation.subject;

import java.time.Duration;
import java.util.concurrent.Flow.Subscriber;
import java.util.concurrent.Flow.Subscription;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Reads a chat completion as it comes: server-sent events, or one JSON object from an endpoint that does not stream. */
final class CompletionLines implements Subscriber<String> {

    private static final JsonMapper JSON = JsonMapper.shared();
    private static final String DATA = "data:";

    private final int status;
    private final long asked;
    private final StringBuilder raw = new StringBuilder();
    private final StringBuilder text = new StringBuilder();
    private @Nullable Duration firstToken;
    private int inputTokens;
    private int outputTokens;
    private boolean streamed;
    private boolean broken;

    /** @param asked {@link System#nanoTime} when the question was sent */
    CompletionLines(int status, long asked) {
        this.status = status;
        this.asked = asked;
    }

    @Override
    public void onSubscribe(Subscription subscription) {
        subscription.request(Long.MAX_VALUE);
    }

    @Override
    public void onNext(String line) {
        raw.append(line).append('\n');
        if (line.startsWith(DATA)) {
            streamed = true;
            read(line.substring(DATA.length()).strip());
        }
    }

    @Override
    public void onError(Throwable failure) {
        // the client tells the sender
    }

    @Override
    public void onComplete() {
        if (!streamed && status == 200) {
            read(raw.toString());
        }
    }

    Completion completion() {
        return new Completion(
                status,
                text.isEmpty() || broken ? null : text.toString(),
                streamed ? firstToken : null,
                inputTokens,
                outputTokens,
                raw.toString().strip());
    }

    private void read(String data) {
        if (data.isEmpty() || data.equals("[DONE]")) {
            return;
        }
        try {
            JsonNode event = JSON.readTree(data);
            JsonNode choice = event.path("choices").path(0);
            piece(choice.path(streamed ? "delta" : "message").path("content").asString(""));
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
