package io.zhanggui.evaluation.subject;

import io.zhanggui.evaluation.Message;
import io.zhanggui.evaluation.dataset.Case;
import io.zhanggui.evaluation.dataset.Outcome;
import io.zhanggui.evaluation.subject.ChatLines.Reply;
import io.zhanggui.evaluation.subject.Observation.NotScored;
import io.zhanggui.evaluation.subject.Observation.Observed;
import java.io.IOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * A running service, asked over its own API: {@code POST /api/v1/chat}, as a stream so that the first piece of an answer can be
 * timed, and {@code GET /api/v1/search}. Thread-safe.
 */
public final class HttpSubject implements Subject {

    private static final JsonMapper JSON = JsonMapper.shared();
    private static final int HITS = 10;

    private final PatientHttp http;

    /**
     * @param url root of the service, such as {@code http://127.0.0.1:8080}
     * @param key an owner's key of the merchant
     */
    public HttpSubject(URI url, String key) {
        this(new PatientHttp(url, key));
    }

    HttpSubject(PatientHttp http) {
        this.http = http;
    }

    /**
     * Asks the service for something small.
     *
     * @throws SubjectUnreachable saying what to do: nobody listens, the key is refused, or it is no Zhanggui
     */
    @Override
    public void check() {
        try {
            HttpResponse<String> response = search("1", 1);
            switch (response.statusCode()) {
                case 200 -> hits(response);
                case 401, 403 ->
                    throw new SubjectUnreachable(Message.of("subject.key", http.root(), response.statusCode()), null);
                default ->
                    throw new SubjectUnreachable(Message.of("subject.other", http.root(), response.statusCode()), null);
            }
        } catch (IOException e) {
            throw new SubjectUnreachable(Message.of("subject.nobody", http.root(), e), e);
        } catch (Unexpected e) {
            throw new SubjectUnreachable(Message.of("subject.other", http.root(), String.valueOf(e.getMessage())), e);
        }
    }

    @Override
    public Observation observe(Case asked) {
        try {
            @Nullable String conversation = null;
            for (String message : asked.history()) {
                conversation = conversation(say(conversation, message).json());
            }
            Said said = say(conversation, asked.question());
            List<Found> found = asked.isFollowUp() ? List.of() : hits(search(asked.question(), HITS));
            return observation(said, found);
        } catch (Unexpected e) {
            return new NotScored(String.valueOf(e.getMessage()));
        } catch (IOException e) {
            return new NotScored(e.toString());
        }
    }

    private static Observation observation(Said said, List<Found> found) {
        Answer answer = answer(said.json());
        return answer.outcome() == Outcome.UNAVAILABLE
                ? new NotScored("outcome unavailable: " + answer.text())
                : new Observed(answer, found, said.latency(), usage(said.json().path("usage"), said.firstToken()));
    }

    private static Usage usage(JsonNode told, @Nullable Duration firstToken) {
        JsonNode fen = told.path("fen");
        return new Usage(
                firstToken,
                told.path("inputTokens").asInt(0),
                told.path("outputTokens").asInt(0),
                fen.isNumber() ? fen.doubleValue() : null);
    }

    /** A message that was answered. */
    private record Said(JsonNode json, @Nullable Duration firstToken, Duration latency) {}

    private Said say(@Nullable String conversation, String message) throws IOException {
        Map<String, String> body = new LinkedHashMap<>();
        if (conversation != null) {
            body.put("conversationId", conversation);
        }
        body.put("message", message);
        PatientHttp.Timed<Reply> timed = http.post(
                "/api/v1/chat",
                JSON.writeValueAsString(body),
                asked -> StreamedLines.handler(status -> new ChatLines(status, asked), ChatLines::reply));
        Reply reply = timed.response().body();
        if (reply.status() == 200 && !reply.whole()) {
            throw new Unexpected("a stream that broke off: " + Unexpected.excerpt(reply.body()));
        }
        return new Said(json(reply.status(), reply.body()), reply.firstToken(), timed.latency());
    }

    private HttpResponse<String> search(String question, int k) throws IOException {
        return http.get("/api/v1/search?q=" + URLEncoder.encode(question, StandardCharsets.UTF_8) + "&k=" + k)
                .response();
    }

    private static String conversation(JsonNode json) {
        return text(json, "conversationId");
    }

    private static Answer answer(JsonNode json) {
        String word = text(json, "outcome");
        return new Answer(
                Outcome.of(word).orElseThrow(() -> new Unexpected("an outcome that nobody knows: " + word)),
                text(json, "answer"),
                json.path("citations").valueStream().map(HttpSubject::citation).toList(),
                json.path("backend").asString(""));
    }

    private static Answer.Citation citation(JsonNode json) {
        return new Answer.Citation(
                text(json, "sourceId"),
                json.path("title").asString(""),
                json.path("quote").asString(""));
    }

    private static List<Found> hits(HttpResponse<String> response) {
        JsonNode hits = json(response).path("hits");
        if (!hits.isArray()) {
            throw new Unexpected("a search result without hits");
        }
        return hits.valueStream().map(HttpSubject::found).toList();
    }

    private static Found found(JsonNode hit) {
        return new Found(
                text(hit, "sourceId"),
                hit.path("title").asString(""),
                hit.path("text").asString(""),
                hit.path("place").asString(""),
                hit.path("score").asDouble(0));
    }

    private static String text(JsonNode json, String field) {
        JsonNode value = json.path(field);
        if (!value.isString()) {
            throw new Unexpected("a reply without " + field);
        }
        return value.stringValue();
    }

    private static JsonNode json(HttpResponse<String> response) {
        return json(response.statusCode(), response.body());
    }

    private static JsonNode json(int status, String body) {
        if (status != 200) {
            throw Unexpected.status(status, body);
        }
        try {
            return JSON.readTree(body);
        } catch (JacksonException e) {
            throw new Unexpected("a reply that is no JSON: " + Unexpected.excerpt(body));
        }
    }
}
