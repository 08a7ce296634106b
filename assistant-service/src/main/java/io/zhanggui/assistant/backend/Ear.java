package io.zhanggui.assistant.backend;

import dev.langchain4j.model.chat.response.ChatResponse;
import dev.langchain4j.model.chat.response.PartialThinking;
import dev.langchain4j.model.chat.response.StreamingChatResponseHandler;
import dev.langchain4j.model.openai.OpenAiTokenUsage;
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

    /** Stands where bytes were that are no character. */
    private static final char UNREADABLE = '\uFFFD';

    private final Thoughts thoughts = new Thoughts();
    private final Queue<Signal> signals;
    private final Upstream upstream;

    Ear(Queue<Signal> signals, Upstream upstream) {
        this.signals = signals;
        this.upstream = upstream;
    }

    @Override
    public void onPartialResponse(String text) {
        say(thoughts.more(text));
    }

    private void say(String shown) {
        if (thoughts.hasLeaked()) {
            signals.add(new Signal.Broken(Failure.LEAKED_THOUGHT));
        } else if (shown.indexOf(UNREADABLE) >= 0) {
            signals.add(new Signal.Broken(Failure.BAD_ENCODING));
        } else {
            signals.add(shown.isEmpty() ? new Signal.Alive() : new Signal.Text(shown));
        }
    }

    @Override
    public void onPartialThinking(PartialThinking thinking) {
        signals.add(new Signal.Alive());
    }

    @Override
    public void onCompleteResponse(ChatResponse response) {
        String rest = thoughts.rest();
        if (!rest.isEmpty()) {
            say(rest);
        }
        signals.add(
                upstream.isEnded()
                        ? new Signal.Finished(usage(response.tokenUsage()))
                        : new Signal.Broken(
                                response.aiMessage().text() == null ? upstream.unreadable() : Failure.BROKEN_STREAM));
    }

    @Override
    public void onError(Throwable error) {
        signals.add(new Signal.Broken(Objects.requireNonNullElse(upstream.failure(), upstream.unreadable())));
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
