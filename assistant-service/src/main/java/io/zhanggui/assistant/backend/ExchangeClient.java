package io.zhanggui.assistant.backend;

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
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.function.Consumer;

/**
 * LangChain4j's port to HTTP, over the JDK's client: each exchange is the {@link Upstream} bound to the calling thread. Of
 * the body of an error it takes what {@link ProviderError} needs, and keeps nothing. Thread-safe.
 */
final class ExchangeClient implements HttpClient {

    private static final int LONGEST_ERROR = 16 * 1024;

    private final java.net.http.HttpClient client;
    private final Consumer<String> errors;

    private ExchangeClient(Duration connectTimeout, Consumer<String> errors) {
        this.errors = errors;
        // HTTP/1.1: servers behind plain http stumble over the upgrade to 2, and closing is seen at once.
        this.client = java.net.http.HttpClient.newBuilder()
                .version(java.net.http.HttpClient.Version.HTTP_1_1)
                .connectTimeout(connectTimeout)
                .build();
    }

    /** A builder that keeps our timeout, whatever LangChain4j sets: all others are watched in {@link Attempt}. */
    static HttpClientBuilder builder(Duration connectTimeout) {
        return builder(connectTimeout, error -> {});
    }

    /** @param errors hears the beginning of each error's body: for whoever tries a provider out, and not to be kept */
    static HttpClientBuilder builder(Duration connectTimeout, Consumer<String> errors) {
        return new FixedBuilder(connectTimeout, errors);
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

    private void read(
            HttpResponse<InputStream> response, InputStream body, ServerSentEventParser parser, WatchedEvents events) {
        int status = response.statusCode();
        if (status < 200 || status > 299) {
            events.onStatus(
                    status,
                    new RetryAfter(response.headers().firstValue("Retry-After").orElse("")));
            String said = start(body);
            errors.accept(said);
            events.onErrorBody(status, said);
            return;
        }
        events.onOpen(SuccessfulHttpResponse.builder()
                .statusCode(status)
                .headers(response.headers().map())
                .build());
        parser.parse(body, events);
        events.onClose();
    }

    /** What could be read of it; a body that breaks off says no less of the status. */
    private static String start(InputStream body) {
        try {
            return new String(body.readNBytes(LONGEST_ERROR), StandardCharsets.UTF_8);
        } catch (IOException e) {
            return "";
        }
    }

    private static java.net.http.HttpRequest jdkRequest(HttpRequest request) {
        java.net.http.HttpRequest.Builder builder = java.net.http.HttpRequest.newBuilder(URI.create(request.url()))
                .method(request.method().name(), BodyPublishers.ofString(request.body()));
        request.headers().forEach((name, values) -> values.forEach(value -> builder.header(name, value)));
        return builder.build();
    }

    private record FixedBuilder(Duration connectTimeout, Consumer<String> errors) implements HttpClientBuilder {

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
            return new ExchangeClient(connectTimeout, errors);
        }
    }
}
