package io.zhanggui.assistant.backend;

import dev.langchain4j.model.chat.response.ChatResponse;
import dev.langchain4j.model.chat.response.PartialThinking;
import dev.langchain4j.model.chat.response.StreamingChatResponseHandler;
import dev.langchain4j.model.openai.OpenAiTokenUsage;
import dev.langchain4j.model.output.FinishReason;
import dev.langchain4j.model.output.TokenUsage;
import io.zhanggui.assistant.backend.Completion.Usage;
import java.util.Objects;
import java.util.Queue;
import org.jspecify.annotations.Nullable;

/**
 * Turns what LangChain4j calls back into signals. After a break LangChain4j reports an error and then, all the same, a
 * complete response: whoever reads the signals stops at the first end.
 */
final class Ear implements StreamingChatResponseHandler {

    private final Queue<Signal> signals;
    private final Upstream upstream;

    Ear(Queue<Signal> signals, Upstream upstream) {
        this.signals = signals;
        this.upstream = upstream;
    }

    @Override
    public void onPartialResponse(String text) {
        signals.add(new Signal.Text(text));
    }

    @Override
    public void onPartialThinking(PartialThinking thinking) {
        signals.add(new Signal.Alive());
    }

    @Override
    public void onCompleteResponse(ChatResponse response) {
        FinishReason reason = response.finishReason();
        if (reason == FinishReason.CONTENT_FILTER) {
            signals.add(new Signal.Broken(Failure.FILTERED));
        } else if (reason == null && !upstream.isEndMarked()) {
            signals.add(
                    new Signal.Broken(response.aiMessage().text() == null ? Failure.GARBAGE : Failure.BROKEN_STREAM));
        } else {
            signals.add(new Signal.Finished(usage(response.tokenUsage())));
        }
    }

    @Override
    public void onError(Throwable error) {
        signals.add(new Signal.Broken(Objects.requireNonNullElse(upstream.failure(), Failure.GARBAGE)));
    }

    private static Usage usage(@Nullable TokenUsage counted) {
        return counted == null
                ? Usage.NONE
                : new Usage(
                        Objects.requireNonNullElse(counted.inputTokenCount(), 0),
                        Objects.requireNonNullElse(counted.outputTokenCount(), 0),
                        cached(counted));
    }

    private static int cached(TokenUsage counted) {
        return counted instanceof OpenAiTokenUsage told && told.inputTokensDetails() != null
                ? Objects.requireNonNullElse(told.inputTokensDetails().cachedTokens(), 0)
                : 0;
    }
}
