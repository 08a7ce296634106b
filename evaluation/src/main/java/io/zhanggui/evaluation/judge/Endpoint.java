package io.zhanggui.evaluation.judge;

import dev.langchain4j.model.chat.ChatModel;
import dev.langchain4j.model.openai.OpenAiChatModel;
import io.zhanggui.evaluation.commandline.Arguments;
import io.zhanggui.evaluation.commandline.Syntax;
import java.net.URI;
import java.time.Duration;
import java.util.Map;

/**
 * An OpenAI-compatible endpoint that a call names.
 *
 * @param url up to and without {@code /chat/completions}
 * @param key empty where it wants none
 */
public record Endpoint(URI url, String model, String key) {

    /** What a call names it by. */
    public static final Syntax SYNTAX = Syntax.of("--judge-url", "--judge-model", "--judge-key-env");

    private static final Duration PATIENCE = Duration.ofMinutes(2);

    /** @throws io.zhanggui.evaluation.commandline.CommandFailed saying what to write instead */
    public static Endpoint of(Arguments arguments, Map<String, String> environment) {
        String variable = arguments.last("--judge-key-env", "ZHANGGUI_JUDGE_KEY");
        return new Endpoint(
                arguments.url("--judge-url"),
                arguments.needed("--judge-model"),
                environment.getOrDefault(variable, ""));
    }

    /** A client of it. Thread-safe. */
    public ChatModel client() {
        return OpenAiChatModel.builder()
                .baseUrl(url.toString())
                .apiKey(key.isEmpty() ? "none" : key)
                .modelName(model)
                .timeout(PATIENCE)
                .maxRetries(2)
                .build();
    }
}
