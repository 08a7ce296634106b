package io.zhanggui.evaluation.subject;

import java.io.IOException;
import java.io.InterruptedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;

/** Requests to one server with one key; where it says 429, we wait as long as it asks and come again. Thread-safe. */
final class PatientHttp {

    private static final int ATTEMPTS = 6;
    private static final Duration LONGEST_PAUSE = Duration.ofMinutes(1);
    private static final Duration TIMEOUT = Duration.ofMinutes(2);

    private final HttpClient client = HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            .connectTimeout(Duration.ofSeconds(10))
            .build();
    private final URI root;
    private final String key;
    private final Pause pause;

    PatientHttp(URI root, String key, Pause pause) {
        this.root = URI.create(root.toString().replaceFirst("/+$", ""));
        this.key = key;
        this.pause = pause;
    }

    /** Lets time pass. */
    @FunctionalInterface
    interface Pause {

        void during(Duration time) throws InterruptedException;
    }

    /** A response and how long its request took, pauses not counted. */
    record Timed(HttpResponse<String> response, Duration latency) {}

    URI root() {
        return root;
    }

    Timed get(String path) throws IOException {
        return send(request(path).GET().build());
    }

    Timed post(String path, String json) throws IOException {
        return send(request(path)
                .header("Content-Type", "application/json")
                .POST(BodyPublishers.ofString(json))
                .build());
    }

    private HttpRequest.Builder request(String path) {
        return HttpRequest.newBuilder(URI.create(root + path))
                .timeout(TIMEOUT)
                .header("Authorization", "Bearer " + key)
                .header("Accept", "application/json");
    }

    private Timed send(HttpRequest request) throws IOException {
        try {
            for (int attempt = 1; ; attempt++) {
                long start = System.nanoTime();
                HttpResponse<String> response = client.send(request, BodyHandlers.ofString());
                if (response.statusCode() != 429 || attempt == ATTEMPTS) {
                    return new Timed(response, Duration.ofNanos(System.nanoTime() - start));
                }
                pause.during(retryAfter(response));
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new InterruptedIOException("interrupted");
        }
    }

    private static Duration retryAfter(HttpResponse<String> response) {
        Duration asked = response.headers()
                .firstValue("Retry-After")
                .filter(seconds -> seconds.matches("[0-9]{1,6}"))
                .map(seconds -> Duration.ofSeconds(Long.parseLong(seconds)))
                .orElse(Duration.ofSeconds(1));
        return asked.compareTo(LONGEST_PAUSE) > 0 ? LONGEST_PAUSE : asked;
    }
}
