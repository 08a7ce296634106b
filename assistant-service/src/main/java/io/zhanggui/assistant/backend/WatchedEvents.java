package io.zhanggui.assistant.backend;

import dev.langchain4j.exception.HttpException;
import dev.langchain4j.http.client.SuccessfulHttpResponse;
import dev.langchain4j.http.client.sse.ServerSentEvent;
import dev.langchain4j.http.client.sse.ServerSentEventContext;
import dev.langchain4j.http.client.sse.ServerSentEventListener;
import java.io.IOException;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * Tells the {@link Upstream} what LangChain4j does not pass on: what failed on the wire or within the stream, why the text
 * ended and that its end was marked.
 */
final class WatchedEvents implements ServerSentEventListener {

    private static final String END_MARK = "[DONE]";

    private final ServerSentEventListener listener;
    private final Upstream upstream;

    WatchedEvents(ServerSentEventListener listener, Upstream upstream) {
        this.listener = listener;
        this.upstream = upstream;
    }

    /** An answer that is no success: the failure stands, while the words to it may still be read. */
    void onStatus(int status, RetryAfter retryAfter) {
        upstream.wants(retryAfter);
        upstream.failed(Failure.ofStatus(status));
    }

    /** What the provider said to it, as far as could be read. */
    void onErrorBody(int status, String body) {
        upstream.failed(ProviderError.read(body).closer(Failure.ofStatus(status)));
        listener.onError(new HttpException(status, "HTTP " + status));
    }

    @Override
    public void onOpen(SuccessfulHttpResponse response) {
        upstream.answered(isForeign(response.headers()));
        listener.onOpen(response);
    }

    private static boolean isForeign(Map<String, List<String>> headers) {
        return headers.entrySet().stream()
                .filter(header -> header.getKey().equalsIgnoreCase("content-type"))
                .flatMap(header -> header.getValue().stream())
                .map(type -> type.toLowerCase(Locale.ROOT))
                .anyMatch(type -> !type.startsWith("text/event-stream"));
    }

    @Override
    public void onEvent(ServerSentEvent event, ServerSentEventContext context) {
        String data = event.data();
        if ("error".equals(event.event()) || ProviderError.isIn(data)) {
            upstream.failed(ProviderError.read(data).closer(Failure.ERROR_IN_STREAM));
            listener.onError(new IOException("The provider told an error within its stream"));
            return;
        }
        FinishReason.in(data).ifPresent(upstream::finished);
        if (END_MARK.equals(data)) {
            upstream.endMarked();
        }
        listener.onEvent(event, context);
    }

    @Override
    public void onError(Throwable error) {
        upstream.failed(error);
        listener.onError(error);
    }

    @Override
    public void onClose() {
        listener.onClose();
    }
}
