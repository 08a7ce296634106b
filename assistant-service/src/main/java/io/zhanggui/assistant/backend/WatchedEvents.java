package io.zhanggui.assistant.backend;

import dev.langchain4j.exception.HttpException;
import dev.langchain4j.http.client.SuccessfulHttpResponse;
import dev.langchain4j.http.client.sse.ServerSentEvent;
import dev.langchain4j.http.client.sse.ServerSentEventContext;
import dev.langchain4j.http.client.sse.ServerSentEventListener;

/** Tells the {@link Upstream} what LangChain4j does not pass on: what failed on the wire, and the marked end of a stream. */
final class WatchedEvents implements ServerSentEventListener {

    private static final String END_MARK = "[DONE]";

    private final ServerSentEventListener listener;
    private final Upstream upstream;

    WatchedEvents(ServerSentEventListener listener, Upstream upstream) {
        this.listener = listener;
        this.upstream = upstream;
    }

    void onStatus(HttpException error) {
        upstream.failed(Failure.ofStatus(error.statusCode()));
        listener.onError(error);
    }

    @Override
    public void onOpen(SuccessfulHttpResponse response) {
        upstream.answered();
        listener.onOpen(response);
    }

    @Override
    public void onEvent(ServerSentEvent event, ServerSentEventContext context) {
        if (END_MARK.equals(event.data())) {
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
