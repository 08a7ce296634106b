package io.zhanggui.evaluation.subject;

import io.zhanggui.evaluation.Message;
import io.zhanggui.evaluation.dataset.Case;
import io.zhanggui.evaluation.subject.Observation.NotScored;
import io.zhanggui.evaluation.subject.Observation.Observed;
import java.io.IOException;
import java.net.URI;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.json.JsonMapper;

/**
 * A model or a peer behind the chat completions of OpenAI, asked as a stream: {@code POST /chat/completions}. What it says
 * before is sent back to it with the next message, as a client does. It tells no outcome, so {@link Manners} reads one from
 * its words; it tells no sources, so nothing is said of them. Thread-safe.
 */
public final class OpenAiSubject implements Subject {

    private static final JsonMapper JSON = JsonMapper.shared();
    private static final String PATH = "/chat/completions";

    private final PatientHttp http;
    private final Model model;
    private final Manners manners = new Manners();

    /**
     * What is asked of an endpoint.
     *
     * @param name as the endpoint calls it
     * @param system what stands before each conversation; null: nothing
     * @param price null where nobody knows it
     */
    public record Model(
            String name, @Nullable String system, @Nullable Price price) {}

    /** In yuan for a million tokens. */
    public record Price(double input, double output) {

        double fen(int inputTokens, int outputTokens) {
            return (input * inputTokens + output * outputTokens) / 10_000;
        }
    }

    /**
     * @param url up to and without {@code /chat/completions}, such as {@code https://api.deepseek.com/v1}
     * @param key null where the endpoint wants none
     */
    public OpenAiSubject(URI url, @Nullable String key, Model model) {
        this(new PatientHttp(url, key), model);
    }

    OpenAiSubject(PatientHttp http, Model model) {
        this.http = http;
        this.model = model;
    }

    /**
     * Asks the endpoint for a word.
     *
     * @throws SubjectUnreachable saying what to do: nobody listens, the key is refused, or the model is not known
     */
    @Override
    public void check() {
        try {
            Completion completion = complete(List.of(message("user", "1")), 1).completion();
            switch (completion.status()) {
                case 200 -> completion.text();
                case 401, 403 ->
                    throw new SubjectUnreachable(
                            Message.of("subject.openai-key", http.root(), completion.status()), null);
                default ->
                    throw new SubjectUnreachable(
                            Message.of("subject.openai-other", http.root(), model.name(), completion.failure()), null);
            }
        } catch (IOException e) {
            throw new SubjectUnreachable(Message.of("subject.openai-nobody", http.root(), e), e);
        } catch (Unexpected e) {
            throw new SubjectUnreachable(
                    Message.of("subject.openai-other", http.root(), model.name(), String.valueOf(e.getMessage())), e);
        }
    }

    @Override
    public Observation observe(Case asked) {
        List<Map<String, String>> messages = new ArrayList<>();
        if (model.system() != null) {
            messages.add(message("system", model.system()));
        }
        try {
            for (String before : asked.history()) {
                messages.add(message("user", before));
                messages.add(
                        message("assistant", complete(messages, 0).completion().text()));
            }
            messages.add(message("user", asked.question()));
            return observed(complete(messages, 0));
        } catch (Unexpected e) {
            return new NotScored(String.valueOf(e.getMessage()));
        } catch (IOException e) {
            return new NotScored(e.toString());
        }
    }

    private Observed observed(Completed completed) {
        Completion completion = completed.completion();
        String text = completion.text();
        int input = completion.inputTokens();
        int output = completion.outputTokens();
        Price price = model.price();
        Usage usage =
                new Usage(completion.firstToken(), input, output, price == null ? null : price.fen(input, output));
        Answer answer = new Answer(manners.outcome(text), text, List.of(), model.name());
        return new Observed(answer, List.of(), completed.latency(), usage);
    }

    private record Completed(Completion completion, Duration latency) {}

    /** @param limit of tokens; 0: the endpoint's own */
    private Completed complete(List<Map<String, String>> messages, int limit) throws IOException {
        Map<String, Object> body = new LinkedHashMap<>();
        body.put("model", model.name());
        body.put("messages", messages);
        body.put("temperature", 0);
        body.put("stream", true);
        body.put("stream_options", Map.of("include_usage", true));
        if (limit > 0) {
            body.put("max_tokens", limit);
        }
        PatientHttp.Timed<Completion> timed = http.post(
                PATH,
                JSON.writeValueAsString(body),
                asked -> StreamedLines.handler(
                        status -> new CompletionLines(status, asked), CompletionLines::completion));
        return new Completed(timed.response().body(), timed.latency());
    }

    private static Map<String, String> message(String role, String content) {
        Map<String, String> message = new LinkedHashMap<>();
        message.put("role", role);
        message.put("content", content);
        return message;
    }
}
