package io.zhanggui.assistant.backend;

import dev.langchain4j.data.segment.TextSegment;
import dev.langchain4j.exception.HttpException;
import dev.langchain4j.model.output.Response;
import dev.langchain4j.model.scoring.ScoringModel;
import io.zhanggui.assistant.backend.Completion.Usage;
import io.zhanggui.assistant.compliance.PiiMasking;
import io.zhanggui.knowledge.MerchantId;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * A provider's {@code POST /rerank} as one merchant's calls see it: model, query and documents in, an index and a relevance
 * score for each out. It is never told who somebody is. Asked once, for somebody waits. Thread-safe.
 */
final class RemoteScoringModel implements ScoringModel {

    private static final long MOST_BYTES = 4L << 20;

    private final MerchantId merchant;
    private final RemoteModelSettings settings;
    private final HttpClient client;
    private final WholeAnswers answers;

    RemoteScoringModel(MerchantId merchant, RemoteModelSettings settings, HttpClient client, WholeAnswers answers) {
        this.merchant = merchant;
        this.settings = settings;
        this.client = client;
        this.answers = answers;
    }

    /** @throws WholeAnswers.Failed if the provider gives no scores */
    @Override
    public Response<List<Double>> scoreAll(List<TextSegment> segments, String query) {
        PiiMasking masking = new PiiMasking();
        List<String> documents =
                segments.stream().map(segment -> masking.mask(segment.text())).toList();
        String body = JsonMapper.shared()
                .writeValueAsString(Map.of(
                        "model", settings.name(),
                        "query", masking.mask(query),
                        "documents", documents,
                        "top_n", documents.size(),
                        "return_documents", false));
        JsonNode answer = answers.ask(merchant, "rerank", false, () -> post(body), RemoteScoringModel::usage);
        return Response.from(scores(answer, segments.size()));
    }

    private JsonNode post(String body) throws IOException, InterruptedException {
        HttpRequest.Builder request = HttpRequest.newBuilder(URI.create(settings.baseUrl() + "/rerank"))
                .timeout(settings.queryTimeout())
                .header("Content-Type", "application/json")
                .POST(BodyPublishers.ofString(body));
        if (settings.apiKey() != null) {
            request.header("Authorization", "Bearer " + settings.apiKey());
        }
        HttpResponse<String> response =
                client.send(request.build(), BodyHandlers.limiting(BodyHandlers.ofString(), MOST_BYTES));
        if (response.statusCode() != 200) {
            throw new HttpException(response.statusCode(), "");
        }
        JsonNode answer = JsonMapper.shared().readTree(response.body());
        if (!answer.path("results").isArray()) {
            throw new IllegalStateException("There are no results");
        }
        return answer;
    }

    /** Those that the provider leaves out come last. */
    private static List<Double> scores(JsonNode answer, int size) {
        List<Double> scores = new ArrayList<>(Collections.nCopies(size, Double.NEGATIVE_INFINITY));
        for (JsonNode result : answer.path("results")) {
            int index = result.path("index").asInt(-1);
            if (index >= 0 && index < size) {
                scores.set(index, result.path("relevance_score").asDouble(Double.NEGATIVE_INFINITY));
            }
        }
        return scores;
    }

    private static Usage usage(JsonNode answer) {
        int told = answer.at("/usage/total_tokens").asInt(0);
        return new Usage(
                told > 0 ? told : answer.at("/meta/tokens/input_tokens").asInt(0), 0);
    }
}
