package io.zhanggui.assistant.backend;

import dev.langchain4j.exception.HttpException;
import dev.langchain4j.http.client.HttpClient;
import dev.langchain4j.http.client.HttpClientBuilder;
import dev.langchain4j.http.client.HttpRequest;
import dev.langchain4j.http.client.SuccessfulHttpResponse;
import dev.langchain4j.http.client.sse.ServerSentEventListener;
import dev.langchain4j.http.client.sse.ServerSentEventParser;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;

/**
 * LangChain4j's port to HTTP, over the JDK's client: each exchange is the {@link Upstream} bound to the calling thread. It
 * reads no body of an error: providers repeat keys and prompts in them. Thread-safe.
 */
final class ExchangeClient implements HttpClient {

    private final java.net.http.HttpClient client;

    private ExchangeClient(Duration connectTimeout) {
        // HTTP/1.1: servers behind plain http stumble over the upgrade to 2, and closing is seen at once.
        this.client = java.net.http.HttpClient.newBuilder()
                .version(java.net.http.HttpClient.Version.HTTP_1_1)
                .connectTimeout(connectTimeout)
                .build();
    }

    /** A builder that keeps our timeout, whatever LangChain4j sets: all others are watched in {@link Attempt}. */
    static HttpClientBuilder builder(Duration connectTimeout) {
        return new FixedBuilder(connectTimeout);
    }

    @Override
    public SuccessfulHttpResponse execute(HttpRequest request) {
        throw new UnsupportedOperationException("Every text is streamed from upstream");
    }

    @Override
    public void execute(HttpRequest request, ServerSentEventParser parser, ServerSentEventListener listener) {
        Upstream upstream = Upstream.bound();
        java.net.http.HttpRequest jdkRequest = jdkRequest(request);
        upstream.start(() -> exchange(jdkRequest, parser, new WatchedEvents(listener, upstream)));
    }

    private void exchange(java.net.http.HttpRequest request, ServerSentEventParser parser, WatchedEvents events) {
        try {
            HttpResponse<InputStream> response = client.send(request, BodyHandlers.ofInputStream());
            try (InputStream body = new CappedStream(response.body())) {
                read(response, body, parser, events);
            }
        } catch (IOException e) {
            events.onError(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private static void read(
            HttpResponse<InputStream> response, InputStream body, ServerSentEventParser parser, WatchedEvents events) {
        int status = response.statusCode();
        if (status < 200 || status > 299) {
            events.onStatus(new HttpException(status, "HTTP " + status));
            return;
        }
        events.onOpen(SuccessfulHttpResponse.builder()
                .statusCode(status)
                .headers(response.headers().map())
                .build());
        parser.parse(body, events);
        events.onClose();
    }

    private static java.net.http.HttpRequest jdkRequest(HttpRequest request) {
        java.net.http.HttpRequest.Builder builder = java.net.http.HttpRequest.newBuilder(URI.create(request.url()))
                .method(request.method().name(), BodyPublishers.ofString(request.body()));
        request.headers().forEach((name, values) -> values.forEach(value -> builder.header(name, value)));
        return builder.build();
    }

    private record FixedBuilder(Duration connectTimeout) implements HttpClientBuilder {

        @Override
        public HttpClientBuilder connectTimeout(Duration timeout) {
            return this;
        }

        @Override
        public Duration readTimeout() {
            return connectTimeout;
        }

        @Override
        public HttpClientBuilder readTimeout(Duration timeout) {
            return this;
        }

        @Override
        public HttpClient build() {
            return new ExchangeClient(connectTimeout);
        }
    }
}
