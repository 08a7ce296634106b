package io.zhanggui.evaluation.subject;

import java.io.IOException;
import java.io.InterruptedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandler;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.time.InstantSource;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.LongFunction;
import org.jspecify.annotations.Nullable;

/**
 * Requests to one server with one key; where it says that it is busy (429, or 503 with {@code Retry-After}), all of them wait
 * as long as it asks and come again. Thread-safe.
 */
final class PatientHttp {

    private static final int ATTEMPTS = 6;
    private static final Duration TIMEOUT = Duration.ofMinutes(2);

    private final HttpClient client = HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            .connectTimeout(Duration.ofSeconds(10))
            .build();
    private final URI root;
    private final @Nullable String key;
    private final Patience patience;

    /** @param key null: none is sent */
    PatientHttp(URI root, @Nullable String key) {
        this(root, key, Thread::sleep, InstantSource.system());
    }

    PatientHttp(URI root, @Nullable String key, Pause pause, InstantSource clock) {
        this.root = URI.create(root.toString().replaceFirst("/+$", ""));
        this.key = key;
        this.patience = new Patience(pause, clock);
    }

    /** Lets time pass. */
    @FunctionalInterface
    interface Pause {

        void during(Duration time) throws InterruptedException;
    }

    /** A response and how long its request took, pauses not counted. */
    record Timed<T>(HttpResponse<T> response, Duration latency) {}

    URI root() {
        return root;
    }

    Timed<String> get(String path) throws IOException {
        return send(request(path).GET().build(), asked -> BodyHandlers.ofString());
    }

    /**
     * Posts what may be answered by a stream.
     *
     * @param body reads the response to a request that was sent at this {@link System#nanoTime}
     */
    <T> Timed<T> post(String path, String json, LongFunction<BodyHandler<T>> body) throws IOException {
        return send(
                request(path)
                        .setHeader("Accept", "text/event-stream, application/json")
                        .header("Content-Type", "application/json")
                        .POST(BodyPublishers.ofString(json))
                        .build(),
                body);
    }

    private HttpRequest.Builder request(String path) {
        HttpRequest.Builder request =
                HttpRequest.newBuilder(URI.create(root + path)).header("Accept", "application/json");
        return key == null ? request : request.header("Authorization", "Bearer " + key);
    }

    private <T> Timed<T> send(HttpRequest request, LongFunction<BodyHandler<T>> body) throws IOException {
        try {
            for (int attempt = 1; ; attempt++) {
                patience.await();
                long start = System.nanoTime();
                HttpResponse<T> response = whole(client.sendAsync(request, body.apply(start)));
                if (!Patience.isBusy(response) || attempt == ATTEMPTS) {
                    return new Timed<>(response, Duration.ofNanos(System.nanoTime() - start));
                }
                patience.learn(response);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new InterruptedIOException("interrupted");
        }
    }

    /** A client's own timeout ends with the head of a response: a body may stall for ever. */
    private static <T> HttpResponse<T> whole(CompletableFuture<HttpResponse<T>> sent)
            throws IOException, InterruptedException {
        try {
            return sent.get(TIMEOUT.toMillis(), TimeUnit.MILLISECONDS);
        } catch (TimeoutException e) {
            throw new IOException("no whole answer within " + TIMEOUT.toSeconds() + " s", e);
        } catch (ExecutionException e) {
            throw e.getCause() instanceof IOException failure ? failure : new IOException(e.getCause());
        } finally {
            sent.cancel(true);
        }
    }
}
