package io.zhanggui.assistant.backend;

import io.zhanggui.assistant.backend.ModelList.Listed;
import io.zhanggui.assistant.backend.ModelList.Refused;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.json.JsonMapper;

/** Asks a provider for {@code GET /models}. Follows no redirect, so a key goes nowhere else. Thread-safe. */
final class ModelListing {

    static final int MOST = 500;

    private static final long MOST_BYTES = 4L << 20;

    private final HttpClient client;
    private final Duration patience;

    /** @param patience for the whole of it */
    ModelListing(Duration patience) {
        this.patience = patience;
        this.client = HttpClient.newBuilder()
                .version(HttpClient.Version.HTTP_1_1)
                .connectTimeout(patience)
                .build();
    }

    /** Blocks until there is an answer or patience is at its end. */
    ModelList of(ProviderSettings provider) {
        CompletableFuture<HttpResponse<String>> answer =
                client.sendAsync(request(provider), BodyHandlers.limiting(BodyHandlers.ofString(), MOST_BYTES));
        try {
            return read(answer.get(patience.toMillis(), TimeUnit.MILLISECONDS), provider);
        } catch (TimeoutException e) {
            return refused(Failure.TIMEOUT, "");
        } catch (ExecutionException e) {
            return refused(
                    e.getCause() instanceof IOException broken ? Failure.ofTransport(broken, false) : Failure.GARBAGE,
                    "");
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return refused(Failure.TIMEOUT, "");
        } finally {
            answer.cancel(true);
        }
    }

    private HttpRequest request(ProviderSettings provider) {
        String query = provider.baseUrl().getRawQuery();
        HttpRequest.Builder request = HttpRequest.newBuilder(
                        URI.create(provider.pathUrl() + "/models" + (query == null ? "" : "?" + query)))
                .header("Accept", "application/json");
        String key = provider.apiKey();
        if (key != null) {
            switch (provider.keyHeader()) {
                case BEARER -> request.header("Authorization", "Bearer " + key);
                case API_KEY -> request.header("api-key", key);
            }
        }
        return request.build();
    }

    private static ModelList read(HttpResponse<String> response, ProviderSettings provider) {
        if (response.statusCode() != 200) {
            return refused(Failure.ofStatus(response.statusCode()), Said.of(response.body(), provider.apiKey()));
        }
        List<String> models = names(response.body());
        return models.isEmpty() ? refused(Failure.GARBAGE, "") : new Listed(models);
    }

    private static List<String> names(String body) {
        try {
            return JsonMapper.shared()
                    .readTree(body)
                    .path("data")
                    .valueStream()
                    .map(model -> model.path("id").asString(""))
                    .filter(name -> !name.isBlank() && name.length() <= 200)
                    .sorted()
                    .distinct()
                    .limit(MOST)
                    .toList();
        } catch (JacksonException e) {
            return List.of();
        }
    }

    private static Refused refused(Failure why, String said) {
        return new Refused(why.label(), said);
    }
}
